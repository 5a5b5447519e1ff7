import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collectProblems, PublicationError } from '../diagnostics/problem.ts';
import { suggestion } from '../diagnostics/nearest.ts';
import { reportText } from '../diagnostics/report.ts';
import type { Locale } from '../locale/locales.ts';
import { loadChapters } from '../publication/chapter.ts';
import { loadEdition } from '../publication/edition.ts';
import { loadIdentifiers } from '../publication/identifiers.ts';
import { mint, type ChapterPair, type Minting } from '../publication/minting.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { CommandError } from './options.ts';
import { run } from './run.ts';

/**
 * `npm run identifiers`: gives every citable block an identifier in both languages and updates the
 * ledger. `-- --check` changes nothing and fails when something would change. `-- --agree p-3f8d`
 * says that the counterpart of a changed block still says the same.
 */
const usage = {
	command: 'npm run identifiers',
	purpose: 'Gives every citable block an identifier in both languages and updates the ledger.',
	options: {
		check: { means: 'changes nothing, and fails when something would change' },
		agree: {
			takes: '<identifiers>',
			means: 'confirms that the counterparts of these changed blocks still say the same',
		},
	},
};

await run(usage, ({ has, listOf }) => {
	const manuscript = manuscriptOf(process.env);
	const { report, problems } = collectProblems();
	const edition = loadEdition(manuscript, report);
	const load = (locale: Locale) =>
		(['chapter', 'annex'] as const).flatMap((kind) =>
			loadChapters(manuscript, kind, locale, report),
		);
	const [vi, en] = [load('vi'), load('en')];
	const ledger = loadIdentifiers(manuscript, report);
	if (edition === undefined || problems.length > 0) throw new PublicationError(problems);

	const read = (file: string) => readFileSync(join(dirname(manuscript.directory), file), 'utf8');
	const pairs = vi.flatMap((chapter): ChapterPair[] => {
		const counterpart = en.find(({ stem }) => stem === chapter.stem);
		if (counterpart === undefined) return [];
		return [
			{
				stem: chapter.stem,
				chapters: { vi: chapter, en: counterpart },
				texts: { vi: read(chapter.file), en: read(counterpart.file) },
			},
		];
	});
	const agreed = listOf('agree') ?? [];
	refuseUnknown(agreed, ledger);
	const minting = mint(pairs, ledger, edition.id, new Set(agreed));
	if (has('check')) check(minting, ledger);
	else write(minting, manuscript.directory);
	tell(minting);
});

/** A slip in an identifier would leave a block unconfirmed, and say nothing. */
function refuseUnknown(agreed: readonly string[], ledger: object): void {
	const known = Object.keys(ledger);
	const unknown = agreed.filter((id) => !known.includes(id));
	if (unknown.length === 0) return;
	throw new CommandError(
		unknown
			.map(
				(id) =>
					`No block has the identifier “${id}”. ${suggestion(id, known, 'Copy it from the report of “npm run identifiers”.')}`,
			)
			.join('\n'),
	);
}

function check({ texts, minted }: Minting, ledger: object): void {
	if (texts.size === 0 && minted.length === 0) return;
	process.exitCode = 1;
	console.error(
		`${minted.length} blocks have no identifier (the ledger has ${Object.keys(ledger).length}). Run “npm run identifiers”.`,
	);
}

function write({ texts, ledger }: Minting, directory: string): void {
	for (const [file, text] of texts) writeFileSync(join(dirname(directory), file), text);
	const lines = Object.entries(ledger).map(
		([id, entry]) => `${JSON.stringify(id)}: ${JSON.stringify(entry)}`,
	);
	writeFileSync(join(directory, 'identifiers.json'), `{\n${lines.join(',\n')}\n}\n`);
}

function tell({ minted, stale }: Minting): void {
	console.log(`${minted.length} new identifiers.`);
	if (stale.length === 0) return;
	const language = { vi: 'Vietnamese', en: 'English' } as const;
	console.log(
		reportText(
			stale.map(({ id, changed, file, line }) => ({
				rule: 'counterpart-matches',
				place: { file, line },
				message: `The ${language[changed]} of “${id}” changed and its counterpart did not. Revise the counterpart, or confirm it with “npm run identifiers -- --agree ${id}”.`,
			})),
		),
	);
}
