import { createHash } from 'node:crypto';
import { z } from 'astro/zod';
import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import { locales, type Locale } from '../locale/locales.ts';
import { displayPath, hasFile, readText, type Manuscript } from '../manuscript/read-files.ts';
import { identifierLetters, identifierPattern, isMarkedKind, type Block } from '../prose/blocks.ts';
import type { Chapter } from './chapter.ts';

const statusSchema = z
	.string()
	.regex(
		/^(live|moved: .+|merged: [pslqte]-[0-9a-z]{4}|deleted: \d{4}\.\d+)$/,
		'Write live, “moved: chapter-stem”, “merged: p-3f8d” or “deleted: 2026.2”.',
	);

const entrySchema = z.strictObject({
	kind: z.enum(['paragraph', 'heading', 'list', 'quotation', 'table', 'equation']),
	/** The stem of the chapter. */
	chapter: z.string(),
	/** The first edition that has the block. */
	since: z.string(),
	status: statusSchema,
	/** Hashes of the text in each language when both were last known to agree. */
	hash: z.strictObject({ vi: z.string(), en: z.string() }),
});

const ledgerSchema = z.record(z.string().regex(identifierPattern), entrySchema);

/** Every identifier ever given, so that none is lost or given twice. */
export type IdentifierLedger = z.output<typeof ledgerSchema>;
export type IdentifierEntry = z.output<typeof entrySchema>;

const path = 'identifiers.json';

/** Reads the ledger; a manuscript without one has no identifiers yet. */
export function loadIdentifiers(manuscript: Manuscript, report: Report): IdentifierLedger {
	if (!hasFile(manuscript, path)) return {};
	const file = displayPath(manuscript, path);
	const text = readText(manuscript, path, report);
	if (text === undefined) return {};
	const parsed = ledgerSchema.safeParse(parseJson(text));
	if (parsed.success) return parsed.data;
	report.spoiled.add('identifier');
	const at = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
	report({
		rule: 'identifier-is-live',
		place: { file },
		message: `The ledger of identifiers is damaged${at === '' ? '' : ` at “${at}”`}. Restore it from the history, then run “npm run identifiers”.`,
	});
	return {};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A short fingerprint of a block’s text, by which a change of it is noticed. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 12);
}

/** Judges marks against the rules of identifiers, and the ledger against the marks. */
export function checkIdentifiers(
	chapters: Readonly<Record<Locale, readonly Chapter[]>>,
	ledger: IdentifierLedger,
	ledgerPlace: Place,
	report: Report,
): void {
	const seen: Record<Locale, Map<string, Place>> = { vi: new Map(), en: new Map() };
	for (const locale of locales) {
		for (const chapter of chapters[locale]) {
			for (const { mark, line } of chapter.misplacedMarks) {
				report({
					rule: 'identifier-is-well-placed',
					place: { file: chapter.file, line },
					message: `The mark “${mark}” stands inside its block or is misspelt. Put it at the end of the last line of a paragraph or heading, after a space; after a list, quotation, table or formula, in a paragraph of its own.`,
				});
			}
			for (const block of chapter.blocks) {
				checkMark(block, chapter, ledger, report);
				noteUse(block, chapter, seen[locale], report);
			}
		}
	}
	if (!report.spoiled.hasAny('chapter')) checkLedger(ledger, seen, ledgerPlace, report);
}

function checkMark(
	{ kind, identifier, line }: Block,
	chapter: Chapter,
	ledger: IdentifierLedger,
	report: Report,
): void {
	if (!isMarkedKind(kind)) return;
	const place = { file: chapter.file, line };
	if (identifier === undefined) {
		report({
			rule: 'identifier-is-present',
			place,
			message: `The ${kind} has no identifier. Run “npm run identifiers” to give it one in both languages.`,
		});
		return;
	}
	const letter = identifierLetters[kind];
	if (!identifier.startsWith(`${letter}-`)) {
		report({
			rule: 'identifier-is-well-placed',
			place,
			message: `“${identifier}” marks a ${kind}, whose identifiers begin with “${letter}-”. Remove the mark and run “npm run identifiers”.`,
		});
	}
	const entry = ledger[identifier];
	// What stands in a ledger that cannot be read is not known.
	if (entry?.status === 'live' || report.spoiled.hasAny('identifier')) return;
	const hint =
		entry === undefined
			? suggestion(identifier, Object.keys(ledger), 'Run “npm run identifiers” to enter it.')
			: `It was ${entry.status.replace(':', ' in')} and must not be used again.`;
	report({
		rule: 'identifier-is-live',
		place,
		message: `“${identifier}” is not a live entry of content/identifiers.json. ${hint}`,
	});
}

function noteUse(
	{ identifier, line }: Block,
	chapter: Chapter,
	seen: Map<string, Place>,
	report: Report,
): void {
	if (identifier === undefined) return;
	const place = { file: chapter.file, line };
	const first = seen.get(identifier);
	if (first === undefined) seen.set(identifier, place);
	else {
		report({
			rule: 'identifier-is-unique',
			place,
			message: `“${identifier}” already marks ${first.file}:${first.line}. Remove the copy and run “npm run identifiers”.`,
		});
	}
}

function checkLedger(
	ledger: IdentifierLedger,
	seen: Record<Locale, ReadonlyMap<string, Place>>,
	ledgerPlace: Place,
	report: Report,
): void {
	for (const [id, { status, chapter, kind }] of Object.entries(ledger)) {
		// A block that only one language has lost is told where the two are compared.
		const isLost = locales.every((locale) => !seen[locale].has(id));
		if (status !== 'live' || !isLost) continue;
		report({
			rule: 'identifier-is-live',
			place: ledgerPlace,
			message: `The ${kind} “${id}” of ${chapter} has vanished. Put it back, or say in content/identifiers.json what became of it: “merged: p-…”, “moved: …” or “deleted: …”.`,
		});
	}
}
