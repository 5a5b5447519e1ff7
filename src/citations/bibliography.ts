import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { z } from 'astro/zod';
import type { Place, Report } from '../diagnostics/problem.ts';
import { displayPath, readText, type Manuscript } from '../manuscript/read-files.ts';

const nameSchema = z.looseObject({
	family: z.string().optional(),
	given: z.string().optional(),
	literal: z.string().optional(),
	/** Whether the family name comes first wherever the name is written out. */
	'static-ordering': z.boolean().optional(),
	'non-dropping-particle': z.string().optional(),
	'dropping-particle': z.string().optional(),
});

const dateSchema = z.looseObject({ 'date-parts': z.array(z.array(z.number())) });

/** An entry of the bibliography in CSL-JSON, with the fields that the publication reads itself. */
const cslItemSchema = z.looseObject({
	id: z.string(),
	type: z.string(),
	title: z.string().min(1),
	author: z.array(nameSchema).optional(),
	editor: z.array(nameSchema).optional(),
	issued: dateSchema.optional(),
	/** When the author saw the page at the address. */
	accessed: dateSchema.optional(),
	language: z.string().optional(),
	DOI: z.string().optional(),
	URL: z.string().optional(),
	genre: z.string().optional(),
	note: z.string().optional(),
});

export type CslItem = z.output<typeof cslItemSchema>;

/** A work that the publication can cite. */
export interface Reference {
	readonly key: string;
	readonly item: CslItem;
	readonly place: Place;
}

export type Bibliography = ReadonlyMap<string, Reference>;

const file = 'bibliography/references.bib';

/** Reads the bibliography, which is BibLaTeX in UTF-8; entries with problems are reported. */
export function loadBibliography(manuscript: Manuscript, report: Report): Bibliography {
	const text = readText(manuscript, file, report);
	if (text === undefined) {
		report.spoiled.add('reference');
		return new Map();
	}
	const display = displayPath(manuscript, file);
	const lines = findEntries(text, display, report);
	const references = parseEntries(text, display, report).flatMap((item) => {
		const place = { file: display, line: lines.get(item.id) };
		const message = addressFault(item);
		if (message !== undefined) {
			report.spoiled.add('reference', item.id);
			report({ rule: 'reference-parses', place, message });
			return [];
		}
		return [[item.id, { key: item.id, item, place }] as const];
	});
	return new Map(references);
}

/** Pages lead to these addresses as they stand: they must be addresses, and nothing a browser runs. */
function addressFault({ id, URL: url, DOI: doi }: CslItem): string | undefined {
	if (url !== undefined && !(URL.canParse(url) && /^https?:\/\/[^\s"'<>\\{}]+$/.test(url))) {
		return `The address “${url}” of the reference “${id}” is no web address. Write it in full, with https://.`;
	}
	if (doi !== undefined && !/^10\.\d{4,9}\/[^\s"'\\{}]+$/.test(doi)) {
		return `The DOI “${doi}” of the reference “${id}” is none. Write it as 10.1257/aer.100.1.1, without an address before it.`;
	}
	return undefined;
}

/** The line of each entry, by key; reports keys that are used twice. */
function findEntries(text: string, display: string, report: Report): Map<string, number> {
	const lines = new Map<string, number>();
	for (const [index, line] of text.split('\n').entries()) {
		const key = /^\s*@(?!comment|string|preamble)\w+\s*\{\s*([^,\s]+)\s*,/i.exec(line)?.[1];
		if (key === undefined) continue;
		const first = lines.get(key);
		if (first === undefined) lines.set(key, index + 1);
		else {
			report({
				rule: 'reference-is-unique',
				place: { file: display, line: index + 1 },
				message: `The key “${key}” is already used on line ${first}. Give each reference a key of its own.`,
			});
		}
	}
	return lines;
}

function parseEntries(text: string, display: string, report: Report): CslItem[] {
	plugins.config.get('@bibtex').parse.sentenceCase = 'never';
	try {
		const items: unknown[] = new Cite(text).data;
		return items.flatMap((item) => {
			const parsed = cslItemSchema.safeParse(withoutWorkings(item));
			if (parsed.success) return [withoutTypeKey(withLanguageTag(parsed.data))];
			const id = String((item as { id?: unknown }).id ?? 'an entry');
			report.spoiled.add('reference', id);
			report({
				rule: 'reference-parses',
				place: { file: display },
				message: `The reference “${id}” lacks a title or has a field that cannot be read. Compare it with its neighbours.`,
			});
			return [];
		});
	} catch (error) {
		report.spoiled.add('reference');
		report({
			rule: 'reference-parses',
			place: { file: display, line: lineOfSyntaxError(error) },
			message: 'This is not BibLaTeX: a brace or a comma is missing near this line.',
		});
		return [];
	}
}

/** The parser keeps its own source text in fields that begin with an underscore. */
function withoutWorkings(item: unknown): unknown {
	return Object.fromEntries(
		Object.entries(item as Record<string, unknown>).filter(([field]) => !field.startsWith('_')),
	);
}

/** BibLaTeX names languages in English; everything that reads CSL expects tags. */
function withLanguageTag(item: CslItem): CslItem {
	if (item.language === undefined) return { ...item, language: 'en' };
	return { ...item, language: item.language.startsWith('vi') ? 'vi' : 'en' };
}

/** The parser takes the name of the kind of entry for what the work calls itself, where that is not told. */
function withoutTypeKey(item: CslItem): CslItem {
	if (!/^(?:tech|res)report$|^\w+thesis$/.test(item.genre ?? '')) return item;
	const { genre: _genre, ...rest } = item;
	return rest;
}

function lineOfSyntaxError(error: unknown): number | undefined {
	const line = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
	return line === undefined ? undefined : Number(line);
}
