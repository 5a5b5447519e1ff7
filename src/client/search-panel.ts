import css from '../styles/search.css?inline';
import { strokeApart } from '../locale/fold.ts';
import { bringRules } from './panel.ts';
import {
	alternativesOf,
	hitsIn,
	orderHits,
	queryWords,
	type FoundRecord,
	type Hit,
	type TermForms,
} from './search-hits.ts';
import { partsFor, type IndexPart } from './search-parts.ts';

/** What the page’s language says around a search; a file of its own, fetched with the engine. */
interface SearchWords {
	readonly placeholder: string;
	readonly help: string;
	readonly loading: string;
	readonly none: string;
	readonly found: string;
	readonly foundOne: string;
	readonly failed: string;
	readonly inOther: string;
	readonly paragraph: string;
	readonly terms: TermForms;
	readonly parts: readonly IndexPart[];
}

/** The part of Pagefind that we ask. */
interface Engine {
	readonly search: (term: string) => Promise<{ readonly results: readonly Found[] }>;
}

interface Found {
	readonly id: string;
	readonly data: () => Promise<FoundRecord>;
}

interface EngineModule {
	readonly createInstance: (options: Record<string, unknown>) => Engine;
}

/** Milliseconds without a key after which a query is taken as meant: each asks for files of its own. */
const pause = 100;

/** How many records are fetched for a query, at once and in all, and how many places are shown. */
const most = { first: 4, records: 7, hits: 12 };

interface Search {
	readonly input: HTMLInputElement;
	readonly status: HTMLElement;
	readonly list: HTMLElement;
	readonly words: Promise<SearchWords>;
	readonly engine: Promise<Engine>;
}

/** Tells the browser of a file that will be asked for; the page has it at hand. */
export type Hint = (rel: 'preload', href: string) => void;

let search: Search | undefined;

/** Makes the field that the page has opened answer. */
export async function openSearch(link: HTMLAnchorElement, hint: Hint): Promise<void> {
	search ??= begin(link, hint);
	await search?.words;
}

function begin(link: HTMLAnchorElement, hint: Hint): Search | undefined {
	const input = document.querySelector<HTMLInputElement>('.panel__field');
	if (input === null) return undefined;
	bringRules(css);
	const engine = startEngine(link);
	engine.catch(() => {});
	Object.assign(input, { autocomplete: 'off', spellcheck: false, enterKeyHint: 'search' });
	const box = document.createElement('div');
	box.className = 'search';
	const help = Object.assign(document.createElement('p'), { className: 'search__help' });
	const status = Object.assign(document.createElement('p'), { className: 'search__status' });
	status.setAttribute('role', 'status');
	const list = Object.assign(document.createElement('ul'), { className: 'search__list' });
	box.append(help, status, list);
	input.after(box);
	// The query may be typed before they are here.
	const words = fetchWords(`${link.pathname}words.json`);
	words.then(
		(said) => {
			input.placeholder = said.placeholder;
			help.textContent = said.help;
		},
		() => {},
	);
	const found: Search = { input, status, list, words, engine };
	let last = '';
	let waiting = 0;
	const ask = () => {
		const { index = '' } = link.dataset;
		words.then(({ parts }) => preload(index, partsFor(input.value, parts), hint)).catch(() => {});
		if (input.value.trim() === last) return;
		last = input.value.trim();
		asked += 1;
		clearTimeout(waiting);
		waiting = window.setTimeout(() => {
			answerQuery(found).catch(async () => {
				status.textContent = (await words).failed;
			});
		}, pause);
	};
	input.addEventListener('input', ask);
	walkWithArrows(input, list);
	ask();
	return found;
}

const preloaded = new Set<string>();

/** Asks for parts of the index while a query is still being typed and the engine under way. */
function preload(index: string, files: readonly string[], hint: Hint): void {
	for (const file of files) {
		if (preloaded.has(file)) continue;
		preloaded.add(file);
		hint('preload', index + file);
	}
}

async function fetchWords(address: string): Promise<SearchWords> {
	const answer = await fetch(address);
	return (await answer.json()) as SearchWords;
}

/** Fetches what the engine will ask for all at once, instead of one after the other. */
async function startEngine({ dataset }: HTMLAnchorElement): Promise<Engine> {
	const { index = '', tag = '' } = dataset;
	const { createInstance } = (await import(
		/* @vite-ignore */ `${index}pagefind.js`
	)) as EngineModule;
	return createInstance({ basePath: index, metaCacheTag: tag, noWorker: true });
}

let asked = 0;

/** A query as the index spells it. */
function termOf(query: string): string {
	return strokeApart(
		queryWords(query)
			.map(({ word }) => word)
			.join(' '),
	);
}

async function answerQuery({ input, status, list, engine, ...rest }: Search): Promise<void> {
	const turn = asked;
	const query = input.value.trim();
	const words = await rest.words;
	if (turn !== asked) return;
	if (query === '') {
		list.replaceChildren();
		status.textContent = '';
		return;
	}
	list.replaceChildren();
	status.textContent = words.loading;
	const { search: ask } = await engine;
	// Who types faster than the engine comes asks once.
	if (turn !== asked) return;
	const { lang } = document.documentElement;
	const found: Hit[] = [];
	const show = () => {
		const hits = orderHits(found, lang).slice(0, most.hits);
		// Who is walking through the results stays where they are.
		const focused = document.activeElement?.closest('.search__list a')?.getAttribute('href');
		list.replaceChildren(...hits.map((hit) => entryOf(hit, lang, words)));
		const same = [...list.querySelectorAll('a')].find(
			(link) => link.getAttribute('href') === focused,
		);
		same?.focus();
		return hits.length;
	};
	for (const [step, alternative] of alternativesOf(query, words.terms).entries()) {
		const wanted = queryWords(alternative);
		const folded = wanted.map((word) => ({ ...word, isExact: false }));
		const term = termOf(alternative);
		const before = found.length;
		const records: FoundRecord[] = [];
		const meet = async (result: Found, rank: number) => {
			const record = await result.data();
			// A breath between records, so that the next key need not wait for all of them.
			await new Promise((resume) => setTimeout(resume));
			if (turn !== asked) return;
			records.push(record);
			found.push(...hitsIn(record, wanted, rank + step * 20));
			if (list.childElementCount === 0) show();
		};
		// The best come alone, so that none waits for a connection behind the others.
		const { results } = await ask(term);
		if (turn !== asked) return;
		await Promise.all(results.slice(0, most.first).map(meet));
		if (turn !== asked) return;
		// Words that stand together may be few among many; both searches read the same files.
		const together = await ask(`"${term}"`);
		const known = new Set(results.slice(0, most.records).map(({ id }) => id));
		const rest = [
			...results.slice(most.first, most.records),
			...together.results.filter(({ id }) => !known.has(id)).slice(0, most.records),
		];
		await Promise.all(rest.map((result, rank) => meet(result, rank + most.first)));
		if (turn !== asked) return;
		if (found.length > before) continue;
		found.push(...records.flatMap((record, rank) => hitsIn(record, folded, rank + step * 20)));
	}
	const count = show();
	status.textContent =
		count === 0
			? words.none
			: (count === 1 ? words.foundOne : words.found).replace('{n}', String(count));
}

function entryOf(hit: Hit, lang: string, words: SearchWords): HTMLElement {
	const isOwn = hit.locale === lang;
	const link = document.createElement('a');
	link.href = isOwn ? hit.path : hit.twin;
	const where = document.createElement('span');
	where.className = 'search__where';
	const number = hit.number === '' ? '' : ` · ${words.paragraph.replace('{n}', hit.number)}`;
	where.textContent = isOwn ? hit.label + number : `${hit.twinLabel}${number} · ${words.inOther}`;
	const title = document.createElement('span');
	title.className = 'search__title';
	title.textContent = hit.title;
	const snippet = document.createElement('span');
	snippet.className = 'search__snippet';
	if (!isOwn) {
		title.lang = hit.locale;
		snippet.lang = hit.locale;
	}
	snippet.append(
		...hit.snippet.map(({ text, isMatch }) => {
			if (!isMatch) return text;
			const mark = document.createElement('mark');
			mark.textContent = text.trimStart();
			const part = new DocumentFragment();
			part.append(/^\s/.test(text) ? ' ' : '', mark);
			return part;
		}),
	);
	link.append(where, title, snippet);
	const entry = document.createElement('li');
	entry.append(link);
	return entry;
}

/** Arrow keys walk from the field through the results and back; a letter goes on with the query. */
function walkWithArrows(input: HTMLInputElement, list: HTMLElement): void {
	input.parentElement?.addEventListener('keydown', (event) => {
		const links = [...list.querySelectorAll('a')];
		const at = links.indexOf(document.activeElement as HTMLAnchorElement);
		const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
		const step = steps[event.key];
		if (step !== undefined) {
			event.preventDefault();
			const target = links[at + step];
			if (target !== undefined) target.focus();
			else if (step < 0) input.focus();
		}
		if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
		if (/^\S$/.test(event.key) && at >= 0 && !event.ctrlKey && !event.metaKey) input.focus();
	});
	// A result on this very page is reached without leaving it; the panel must not stay before it.
	list.addEventListener('click', () => input.closest<HTMLElement>('[popover]')?.hidePopover());
}
