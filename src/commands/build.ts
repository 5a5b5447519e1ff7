import { build } from 'astro';
import { basename, join, resolve } from 'node:path';
import { deliver } from '../delivery/deliver.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { swapInto } from './output.ts';
import { readSoundBrief, run } from './read-manuscript.ts';

/**
 * `npm run build`: judges the manuscript, builds the pages into a scratch folder, makes them ready
 * to be served and puts them in the place of `dist` at the very end. Whatever fails on the way, the
 * previous output stays as it was.
 */
await run(async () => {
	const root = process.cwd();
	const brief = readSoundBrief(manuscriptOf(process.env));
	const output = resolve(process.env['OUTPUT'] ?? 'dist');
	const scratch = join(root, '.scratch', `${basename(output)}-${process.pid}`);
	await swapInto(output, scratch, async () => {
		await build({ root, outDir: scratch, logLevel: 'error' });
		const base = new URL(brief.edition.address).pathname.replace(/\/$/, '');
		await deliver({ directory: scratch, base }, join(root, '.cache/faces'));
	});
	console.log(`The brief is built: ${output}`);
});
