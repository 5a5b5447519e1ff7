import type { MergeSource } from '../pdf/merge.ts';

/**
 * Puts the documents that a reader ticks into one, on the reader’s own machine. What makes PDFs is
 * fetched only when a pack is asked for. The address tells what is ticked, so it makes the same
 * pack again.
 */
const form = document.querySelector<HTMLFormElement>('.pack__form');
const status = document.querySelector<HTMLElement>('.pack__status');
const bar = document.querySelector<HTMLProgressElement>('.pack__progress');
if (form !== null && status !== null && bar !== null) start(form, status, bar);

function start(choices: HTMLFormElement, words: HTMLElement, progress: HTMLProgressElement): void {
	restore(choices);
	choices.hidden = false;
	document.querySelector('.pack__without-script')?.remove();
	choices.addEventListener('change', () => remember(choices));
	choices.addEventListener('submit', (event) => {
		event.preventDefault();
		make(choices, words, progress).catch(() => {
			words.textContent = choices.dataset['failed'] ?? '';
		});
	});
}

/** Ticks what the address names. */
function restore(choices: HTMLFormElement): void {
	const asked = new URLSearchParams(location.search);
	for (const box of choices.querySelectorAll<HTMLInputElement>('input')) {
		const values = asked.getAll(box.name).flatMap((each) => each.split(','));
		if (asked.has(box.name)) box.checked = values.includes(box.value);
	}
}

function remember(choices: HTMLFormElement): void {
	const ticked = [...choices.querySelectorAll<HTMLInputElement>('input:checked')];
	const names = [...new Set(ticked.map(({ name }) => name))];
	const query = names.map(
		(name) =>
			`${name}=${ticked.flatMap((box) => (box.name === name ? [box.value] : [])).join(',')}`,
	);
	history.replaceState(null, '', `?${query.join('&')}`);
}

function chosen(choices: HTMLFormElement, name: string): string {
	return choices.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? '';
}

async function make(
	choices: HTMLFormElement,
	words: HTMLElement,
	progress: HTMLProgressElement,
): Promise<void> {
	const boxes = [...choices.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:checked')];
	const language = chosen(choices, 'l');
	const languages = language === 'both' ? ['vi', 'en'] : [language];
	const isLetter = chosen(choices, 'p') === 'letter';
	const wanted: Wanted[] = [];
	for (const each of languages) {
		const numbers = await printedPages(boxes, each);
		wanted.push(...boxes.map((box) => itemOf(box, each, isLetter, numbers)));
	}
	if (wanted.length === 0) {
		words.textContent = choices.dataset['empty'] ?? '';
		return;
	}
	const count = joined(wanted).length;
	const told = (done: number) => {
		progress.value = done / count;
		words.textContent = (choices.dataset['progress'] ?? '')
			.replace('{done}', String(done))
			.replace('{all}', String(count));
	};
	progress.hidden = false;
	told(0);
	const packing = import('../pdf/pack.ts');
	const items = await Promise.all(joined(wanted).map(fetchItem));
	const { packOf } = await packing;
	const { bytes, pages } = await packOf(items, factsOf(choices, language), async (done) => {
		told(done);
		// The bar is painted between parts: putting them together keeps the page busy.
		await new Promise((resolve) => setTimeout(resolve));
	});
	progress.hidden = true;
	words.textContent = (choices.dataset['ready'] ?? '').replace('{pages}', String(pages));
	offer(
		new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }),
		choices.dataset['file'] ?? 'pack.pdf',
	);
}

interface Wanted {
	readonly file: string;
	readonly address: string;
	/** The places of the pages that are taken, counted from 0; all when absent. */
	readonly pages: readonly number[] | undefined;
}

/** Where everything is printed, fetched when single pages are wanted. */
async function printedPages(
	boxes: readonly HTMLInputElement[],
	language: string,
): Promise<Readonly<Record<string, number>>> {
	const file = boxes.map(({ dataset }) => dataset[keyOf('pages', language)]).find(Boolean);
	if (file === undefined) return {};
	const answer = await fetch(file);
	if (!answer.ok) throw new Error(file);
	return answer.json();
}

function keyOf(name: string, language: string): string {
	return `${name}${language === 'vi' ? 'Vi' : 'En'}`;
}

function itemOf(
	{ dataset }: HTMLInputElement,
	language: string,
	isLetter: boolean,
	numbers: Readonly<Record<string, number>>,
): Wanted {
	const read = (name: string) => dataset[keyOf(name, language)] ?? '';
	const file = read('file');
	const address = read('address');
	const place = numbers[read('place')];
	const first = numbers[new URL(address).pathname] ?? 1;
	return {
		file: isLetter ? file.replace(/\.pdf$/, '-letter.pdf') : file,
		address,
		pages: place === undefined ? undefined : [place - first],
	};
}

/** Pages of one document are taken together, and not again where the whole of it is. */
function joined(wanted: readonly Wanted[]): Wanted[] {
	return [...Map.groupBy(wanted, ({ file }) => file)].map(([file, same]) => {
		const isWhole = same.some(({ pages }) => pages === undefined);
		const pages = [...new Set(same.flatMap((each) => each.pages ?? []))].sort((a, b) => a - b);
		return { file, address: same[0]?.address ?? '', pages: isWhole ? undefined : pages };
	});
}

async function fetchItem({ file, address, pages }: Wanted): Promise<MergeSource> {
	const answer = await fetch(file);
	if (!answer.ok) throw new Error(file);
	return { bytes: new Uint8Array(await answer.arrayBuffer()), address, pages };
}

function factsOf({ dataset }: HTMLFormElement, language: string) {
	return {
		title: dataset['title'] ?? '',
		author: dataset['author'] ?? '',
		language: language === 'both' ? (document.documentElement.lang ?? 'vi') : language,
		subject: dataset['subject'] ?? '',
		keywords: [],
		address: location.href,
		licence: dataset['licence'] ?? '',
		date: dataset['date'] ?? '',
		producer: dataset['author'] ?? '',
	};
}

function offer(file: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
