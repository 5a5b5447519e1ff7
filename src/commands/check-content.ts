import { manuscriptOf } from '../publication/manuscript.ts';
import { readSoundBrief, run } from './read-manuscript.ts';

/** `npm run check:content`: judges the manuscript without building anything. */
await run(() => {
	const brief = readSoundBrief(manuscriptOf(process.env));
	const { chapters, figures, values, claims, bibliography, datasets } = brief;
	console.log(
		`The manuscript is sound: ${chapters.vi.length} chapters in both languages, ${figures.size} figures, ` +
			`${values.size} values, ${claims.byId.size} claims, ${bibliography.size} references, ${datasets.size} datasets.`,
	);
});
