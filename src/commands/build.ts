import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSite } from './build-site.ts';
import { run } from './read-manuscript.ts';

/** `npm run build`: builds the brief into `dist`, with PDFs; `-- --no-pdf` leaves them out. */
await run(async () => {
	const { output, printedPages } = await buildSite({
		withPdfs: !process.argv.includes('--no-pdf'),
	});
	console.log(`The brief is built: ${output}`);
	tellCost(printedPages);
});

/** For the benchmark: what the build cost, into the file that BUILD_COST names. */
function tellCost(printedPages: number): void {
	const file = process.env['BUILD_COST'];
	if (file === undefined) return;
	const { user, system } = process.cpuUsage();
	const cost = {
		cpu: (user + system) / 1e6,
		browserCpu: childrenCpu(),
		printedPages,
		wall: performance.now() / 1000,
		memory: process.resourceUsage().maxRSS / 1024,
	};
	writeFileSync(file, JSON.stringify(cost));
}

/** CPU seconds of the processes that this one started and outlived, where the system tells. */
function childrenCpu(): number {
	if (!existsSync('/proc/self/stat')) return 0;
	const fields = readFileSync('/proc/self/stat', 'utf8')
		.replace(/^.*\) /s, '')
		.split(' ');
	const ticksASecond = 100;
	return (Number(fields[13]) + Number(fields[14])) / ticksASecond;
}
