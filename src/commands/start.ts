import { spawn } from 'node:child_process';
import { NoBrowserError } from '../print/browser.ts';
import { serveSite } from '../print/serve-site.ts';
import { buildSite } from './build-site.ts';
import { CommandError } from './options.ts';
import { run } from './run.ts';

/**
 * `npm start`: builds the pages, serves them on this machine and prints the address. The PDFs are
 * made meanwhile by a second build, which takes the place of the first when it is complete.
 */
const usage = {
	command: 'npm start',
	purpose: 'Builds the brief and serves it on this machine; PORT chooses another port than 4321.',
	options: { 'no-pdf': { means: 'makes no PDFs' } },
};

await run(usage, async ({ has }) => {
	const port = portOf(process.env['PORT']);
	const { output, base } = await buildSite({ withPdfs: false });
	const { origin } = await serveSite(output, { base, port, isLive: true });
	console.log(`\nThe brief is at ${origin}${base}/\nPress Ctrl+C to stop.\n`);
	if (has('no-pdf')) return;
	console.log('The PDFs are being made in the background.');
	const child = spawn(process.execPath, ['src/commands/build.ts'], { stdio: 'pipe' });
	let words = '';
	child.stderr.on('data', (text) => {
		words += String(text);
	});
	child.on('exit', (code) => {
		if (code === 0) console.log('The PDFs are ready.');
		else console.error(words.trim() || new NoBrowserError().message);
	});
});

function portOf(written = '4321'): number {
	const port = Number(written);
	if (written.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
	throw new CommandError(`PORT is “${written}”; it must be a whole number from 0 to 65535.`);
}
