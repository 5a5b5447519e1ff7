import type { CslItem } from './bibliography.ts';

/** Files in which a reference manager takes a record. */
export const exportFormats = {
	ris: { media: 'application/x-research-info-systems', write: risOf },
	bib: { media: 'application/x-bibtex', write: biblatexOf },
	json: { media: 'application/vnd.citationstyles.csl+json', write: cslJsonOf },
} as const;

export type ExportFormat = keyof typeof exportFormats;

type Name = NonNullable<CslItem['author']>[number];

const risTypes: Readonly<Record<string, string>> = {
	article: 'GEN',
	'article-journal': 'JOUR',
	book: 'BOOK',
	chapter: 'CHAP',
	dataset: 'DATA',
	graphic: 'FIGURE',
	legislation: 'STAT',
	manuscript: 'UNPB',
	report: 'RPRT',
	thesis: 'THES',
	webpage: 'ELEC',
};

/**
 * Records in the format of reference managers. A body is written with a comma at its end: that is
 * how readers of the format know a name that has no parts.
 */
export function risOf(items: readonly CslItem[]): string {
	return items.map((item) => risRecord(item)).join('');
}

function risRecord(item: CslItem): string {
	const text = (field: string) => textOf(item, field);
	const [first, last] = pagesOf(item);
	const isJournal = item.type === 'article-journal';
	const lines: (readonly [string, string | undefined])[] = [
		['TY', risTypes[item.type] ?? 'GEN'],
		['TI', item.title],
		...namesIn(item, 'author').map((name) => ['AU', risName(name)] as const),
		...namesIn(item, 'editor').map((name) => ['ED', risName(name)] as const),
		['PY', yearOf(item)],
		['DA', dateOf(item)?.replaceAll('-', '/')],
		[isJournal ? 'JO' : 'T2', text('container-title')],
		['VL', text('volume')],
		['IS', text('issue')],
		['SP', first],
		['EP', last],
		['PB', text('publisher')],
		['CY', text('publisher-place')],
		['SN', text('number')],
		['ET', text('version') ?? text('edition')],
		['M3', text('medium') ?? text('genre')],
		['AB', text('abstract')],
		['LA', item.language],
		['DO', item.DOI],
		['UR', item.URL],
		['ER', ''],
	];
	return lines
		.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]))
		.join('');
}

function risName(name: Name): string {
	const whole = wholeName(name);
	if (whole !== undefined) return `${whole},`;
	const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
	return [family, name.given].filter(Boolean).join(', ');
}

const biblatexTypes: Readonly<Record<string, string>> = {
	'article-journal': 'article',
	book: 'book',
	chapter: 'inbook',
	manuscript: 'unpublished',
	report: 'report',
	thesis: 'thesis',
	webpage: 'online',
};

/**
 * Records for LaTeX, in UTF-8. Datasets and figures are `@misc`: the commonest reader of the format
 * drops its own type for them.
 */
export function biblatexOf(items: readonly CslItem[]): string {
	return items.map((item) => biblatexRecord(item)).join('\n');
}

function biblatexRecord(item: CslItem): string {
	const text = (field: string) => textOf(item, field);
	const isReport = item.type === 'report';
	const isJournal = item.type === 'article-journal';
	const names = (field: 'author' | 'editor') =>
		namesIn(item, field).map(biblatexName).join(' and ') || undefined;
	const fields: (readonly [string, string | undefined])[] = [
		['author', names('author')],
		['editor', names('editor')],
		['title', `{${escapeTex(item.title)}}`],
		[isJournal ? 'journaltitle' : 'booktitle', braced(text('container-title'))],
		['type', isReport ? escaped(text('genre') ?? 'Report') : escaped(text('genre'))],
		['howpublished', escaped(text('medium'))],
		['volume', escaped(text('volume'))],
		['number', escaped(text('number') ?? text('issue'))],
		['pages', text('page')?.replace(/[–-]/, '--')],
		['version', escaped(text('version'))],
		[isReport ? 'institution' : 'publisher', braced(text('publisher'))],
		['location', escaped(text('publisher-place'))],
		['date', dateOf(item)],
		['abstract', escaped(text('abstract'))],
		['language', item.language === 'vi' ? 'vietnamese' : 'english'],
		['langid', item.language === 'vi' ? 'vietnamese' : 'english'],
		['doi', item.DOI],
		['url', item.URL],
	];
	const lines = fields.flatMap(([field, value]) =>
		value === undefined || value === '' ? [] : [`  ${field} = {${oneLine(value)}},\n`],
	);
	return `@${biblatexTypes[item.type] ?? 'misc'}{${item.id},\n${lines.join('')}}\n`;
}

function biblatexName(name: Name): string {
	const whole = wholeName(name);
	if (whole !== undefined) return `{${escapeTex(whole)}}`;
	const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
	return [family, name.given].filter(Boolean).map(escapeTex).join(', ');
}

const braced = (text: string | undefined) =>
	text === undefined ? undefined : `{${escapeTex(text)}}`;
const escaped = (text: string | undefined) => (text === undefined ? undefined : escapeTex(text));

/** Characters that TeX reads as commands, and braces that would end a field. Letters stay. */
function escapeTex(text: string | undefined): string {
	return (text ?? '').replace(/[&%$#_{}\\]/g, (sign) =>
		sign === '\\' ? String.raw`\textbackslash{}` : `\\${sign}`,
	);
}

/** Records as CSL-JSON, which is how the publication keeps them. */
export function cslJsonOf(items: readonly CslItem[]): string {
	return `${JSON.stringify(items.map(plainRecord), null, 2)}\n`;
}

function plainRecord({ author, editor, ...item }: CslItem): object {
	return {
		...item,
		...(author === undefined ? {} : { author: author.map(plainName) }),
		...(editor === undefined ? {} : { editor: editor.map(plainName) }),
	};
}

/** The order of a name is our own note, no field of the format. */
function plainName({ 'static-ordering': _order, ...name }: Name): object {
	const whole = wholeName(name);
	return whole === undefined ? name : { literal: whole };
}

/** The name of a body, or one that is not divided; readers of BibLaTeX take it for a family’s. */
function wholeName({ literal, family, given }: Name): string | undefined {
	return literal ?? (given === undefined ? family : undefined);
}

function namesIn(item: CslItem, field: 'author' | 'editor'): readonly Name[] {
	return item[field] ?? [];
}

function textOf(item: CslItem, field: string): string | undefined {
	const value = item[field];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function pagesOf(item: CslItem): (string | undefined)[] {
	return textOf(item, 'page')?.split(/[–-]/) ?? [];
}

function yearOf({ issued }: CslItem): string | undefined {
	return issued?.['date-parts'][0]?.[0]?.toString();
}

/** As far as it is known: 2026-11-22, 2026-11 or 2026. */
function dateOf({ issued }: CslItem): string | undefined {
	const parts = issued?.['date-parts'][0];
	return parts?.map((part) => String(part).padStart(2, '0')).join('-');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
