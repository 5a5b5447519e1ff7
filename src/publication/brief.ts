import { loadBibliography, type Bibliography } from '../citations/bibliography.ts';
import { citationFormatter, type CitationFormatter } from '../citations/format.ts';
import { referenceFormatter, type ReferenceFormatter } from '../citations/reference-styles.ts';
import { loadFigures, type Figures } from '../charts/figure.ts';
import { loadClaims, type Claims } from '../claims/claims.ts';
import { loadCodeLists, type CodeLists } from '../datasets/codelists.ts';
import { loadDatasets, type Datasets } from '../datasets/load.ts';
import { loadUnits, type Units } from '../datasets/units.ts';
import { collectProblems, type Problem, type Spoiled } from '../diagnostics/problem.ts';
import { loadGlossary, type Glossary } from '../glossary/glossary.ts';
import { loadWords, type Words } from '../interface/words.ts';
import { localize, type Localized } from '../locale/locales.ts';
import type { Manuscript } from '../manuscript/read-files.ts';
import { reportUnreadFiles } from '../manuscript/unread-files.ts';
import { loadRecommendations, type Recommendations } from '../recommendations/recommendations.ts';
import { loadTables, type Tables } from '../tables/table.ts';
import { loadValues, type NamedValues } from '../values/load.ts';
import { loadChapters, type Chapter } from './chapter.ts';
import { loadEdition, type Edition } from './edition.ts';
import { loadFrozenEditions, type FrozenEdition } from './frozen-editions.ts';
import { loadIdentifiers, type IdentifierLedger } from './identifiers.ts';
import { numberExhibits, type ExhibitNumbers } from './numbering.ts';
import { loadRevisions, type Revisions } from './revisions.ts';
import { routesOf, type Routes } from './routes.ts';

/** A whole publication: everything its authors wrote, resolved as far as pages need it. */
export interface Brief {
	readonly edition: Edition;
	readonly routes: Routes;
	readonly words: Localized<Words>;
	readonly units: Units;
	readonly codelists: CodeLists;
	readonly datasets: Datasets;
	readonly values: NamedValues;
	readonly figures: Figures;
	readonly bibliography: Bibliography;
	readonly citations: Localized<CitationFormatter>;
	/** Says how the publication itself is cited, in the usual styles. */
	readonly referenceStyles: Localized<ReferenceFormatter>;
	readonly claims: Claims;
	readonly glossary: Glossary;
	/** In the order of their numbers. */
	readonly chapters: Localized<readonly Chapter[]>;
	/** In the order of their letters. */
	readonly annexes: Localized<readonly Chapter[]>;
	/** Chapters, then annexes. */
	readonly parts: Localized<readonly Chapter[]>;
	readonly tables: Tables;
	readonly recommendations: Recommendations;
	readonly revisions: Revisions;
	readonly figureNumbers: ExhibitNumbers;
	readonly tableNumbers: ExhibitNumbers;
	readonly identifiers: IdentifierLedger;
	/** Editions that were frozen, the oldest first. */
	readonly frozenEditions: readonly FrozenEdition[];
}

/** What was read, as far as it could be, and every problem met on the way. */
export interface Reading {
	/** Absent when the edition or the words of the interface cannot be read. */
	readonly brief: Brief | undefined;
	readonly problems: readonly Problem[];
	/** What exists but cannot be used, because of the problems. */
	readonly spoiled: Spoiled;
}

/** Reads a manuscript whole. Parts with problems are left out of the brief and reported. */
export function readBrief(manuscript: Manuscript): Reading {
	const { report, problems } = collectProblems();
	reportUnreadFiles(manuscript, report);

	const edition = loadEdition(manuscript, report);
	const words = loadWords(manuscript, report);
	const units = loadUnits(manuscript, report);
	const codelists = loadCodeLists(manuscript, report);
	const datasets = loadDatasets(manuscript, { units, codelists }, report);
	const values = loadValues(manuscript, { datasets, units }, report);
	const figures = loadFigures(
		manuscript,
		{ datasets, units, values, spoiled: report.spoiled },
		report,
	);
	const bibliography = loadBibliography(manuscript, report);
	const claims = loadClaims(manuscript, report);
	const glossary = loadGlossary(manuscript, report);
	const chapters = localize((locale) => loadChapters(manuscript, 'chapter', locale, report));
	const annexes = localize((locale) => loadChapters(manuscript, 'annex', locale, report));
	const parts = localize((locale) => [...chapters[locale], ...annexes[locale]]);
	const tables = loadTables(manuscript, report);
	const recommendations = loadRecommendations(manuscript, report);
	const revisions = loadRevisions(manuscript, report);
	const identifiers = loadIdentifiers(manuscript, report);
	const frozenEditions = loadFrozenEditions(manuscript, report);
	const { spoiled } = report;
	if (problems.length === 0 && !spoiled.isEmpty()) {
		throw new Error('Something of the manuscript was left out, and no problem tells why.');
	}
	if (edition === undefined || words === undefined) return { brief: undefined, problems, spoiled };

	const brief: Brief = {
		edition,
		routes: routesOf(edition.address),
		words,
		units,
		codelists,
		datasets,
		values,
		figures,
		bibliography,
		citations: localize((locale) =>
			citationFormatter(bibliography, locale, words[locale], edition.date),
		),
		referenceStyles: localize((locale) => referenceFormatter(locale, words[locale])),
		claims,
		glossary,
		chapters,
		annexes,
		parts,
		tables,
		recommendations,
		revisions,
		figureNumbers: numberExhibits('Figure', parts),
		tableNumbers: numberExhibits('Table', parts),
		identifiers,
		frozenEditions,
	};
	return { brief, problems, spoiled };
}
