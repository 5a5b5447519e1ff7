import { spawn } from 'node:child_process';
import { NoBrowserError } from '../print/browser.ts';
import { serveSite } from '../print/serve-site.ts';
import { buildSite } from './build-site.ts';
import { run } from './read-manuscript.ts';

/**
 * `npm start`: builds the pages, serves them on this machine and prints the address. The PDFs are
 * made meanwhile by a second build, which takes the place of the first when it is complete.
 */
await run(async () => {
	const { output, base } = await buildSite({ withPdfs: false });
	const port = Number(process.env['PORT'] ?? 4321);
	const { origin } = await serveSite(output, { base, port, isLive: true });
	console.log(`\nThe brief is at ${origin}${base}/\nPress Ctrl+C to stop.\n`);
	if (process.argv.includes('--no-pdf')) return;
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
