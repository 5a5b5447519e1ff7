import type { Problem, Spoiled } from '../diagnostics/problem.ts';
import { displayPath, type Manuscript } from '../manuscript/read-files.ts';
import type { Use } from '../prose/check.ts';
import type { Brief } from './brief.ts';
import { checkCounterparts } from './counterpart.ts';
import { checkIdentifiers } from './identifiers.ts';
import { judgeChapters } from './judge-chapters.ts';
import { judgeClaims, judgeRecommendations } from './judge-claims.ts';
import { judgeDatasets } from './judge-datasets.ts';
import { judgeOtherTexts, judgeRevisions } from './judge-edition.ts';
import { judgeFigures, judgeTables } from './judge-exhibits.ts';
import { judgeUses } from './judge-uses.ts';
import type { Judge } from './judge.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Everything that the texts of a brief name, and where. */
export interface Judgement {
	readonly problems: readonly Problem[];
	readonly uses: readonly Use[];
}

/**
 * Judges a brief that was read against every rule that needs the whole. What was `spoiled` in the
 * reading is not told again, and whether things are used is asked only when nothing is.
 */
export function judgeBrief(brief: Brief, manuscript: Manuscript, spoiled: Spoiled): Judgement {
	const problems: Problem[] = [];
	const uses: Use[] = [];
	const report = Object.assign((problem: Problem) => void problems.push(problem), { spoiled });
	const use = (each: Use) => void uses.push(each);
	const judge: Judge = { brief, vocabulary: vocabularyOf(brief, spoiled), report, use };

	judgeChapters(judge);
	judgeDatasets(judge, manuscript);
	judgeFigures(judge);
	judgeTables(judge);
	judgeClaims(judge);
	judgeRecommendations(judge);
	judgeRevisions(judge);
	judgeOtherTexts(judge, manuscript);
	const ledgerPlace = { file: displayPath(manuscript, 'identifiers.json') };
	checkIdentifiers(brief.parts, brief.identifiers, ledgerPlace, report);
	const troubled = new Set(problems.map(({ place }) => place.file));
	checkCounterparts(brief.parts, troubled, report);
	if (spoiled.isEmpty() && problems.length === 0) judgeUses(judge, uses, manuscript);
	return { problems, uses };
}
