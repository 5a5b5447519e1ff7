import { manuscriptOf } from '../publication/manuscript.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { run } from './run.ts';

/** `npm run check:content`: judges the manuscript without building anything. */
const usage = {
	command: 'npm run check:content',
	purpose: 'Judges the manuscript: every problem with file, line and what to do.',
};

await run(usage, () => {
	const brief = readSoundBrief(manuscriptOf(process.env));
	const { chapters, figures, values, claims, bibliography, datasets } = brief;
	console.log(
		`The manuscript is sound: ${chapters.vi.length} chapters in both languages, ${figures.size} figures, ` +
			`${values.size} values, ${claims.byId.size} claims, ${bibliography.size} references, ${datasets.size} datasets.`,
	);
});
