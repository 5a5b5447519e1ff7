import './spare-memory.ts';
import { writeFileSync } from 'node:fs';
import { buildSite, type PrintResult } from './build-site.ts';
import { run } from './run.ts';

/** `npm run build`: builds the brief into `dist`, with PDFs; `-- --no-pdf` leaves them out. */
const usage = {
	command: 'npm run build',
	purpose: 'Builds the brief into dist, or into the folder that OUTPUT names.',
	options: { 'no-pdf': { means: 'leaves the PDFs out' } },
};

await run(usage, async ({ has }) => {
	const { output, print } = await buildSite({ withPdfs: !has('no-pdf') });
	console.log(`The brief is built: ${output}`);
	tellCost(print);
});

/** For the benchmark: what the build cost, into the file that BUILD_COST names. */
function tellCost(print: PrintResult): void {
	const file = process.env['BUILD_COST'];
	if (file === undefined) return;
	const { user, system } = process.cpuUsage();
	const cost = {
		cpu: (user + system) / 1e6,
		...print,
		wall: performance.now() / 1000,
		memory: process.resourceUsage().maxRSS / 1024,
	};
	writeFileSync(file, JSON.stringify(cost));
}
