import { copyButton, setToday } from './reference-copying.ts';
import { textFragment } from './text-fragment.ts';

/** What a chapter knows about the citing of its passages: its file `passages.json`. */
interface Passages {
	/** The address of the chapter in its edition. */
	readonly address: string;
	readonly styles: readonly {
		readonly name: string;
		readonly reference: string;
		readonly inText: string;
	}[];
	readonly words: Readonly<Record<string, string>>;
	/** What changed in other editions, by identifier: a sentence and where it is told. */
	readonly changed: Readonly<Record<string, { readonly text: string; readonly href: string }>>;
}

interface Passage {
	readonly id: string;
	/** `3.12`, or `3.12–3.14`. */
	readonly number: string;
	/** “p. 47”, where the block is printed; nothing where it is not. */
	readonly page: string;
	readonly quotation: string;
	readonly fragment: string | undefined;
}

const passages: Promise<Passages> = fetch('passages.json').then((answer) => answer.json());

/** Opens the dialog for the block whose number was chosen. */
export function citeBlock(number: HTMLElement): Promise<void> {
	const block = number.closest<HTMLElement>('.numbered');
	const passage = {
		id: block?.id ?? '',
		number: number.dataset['number'] ?? '',
		page: number.dataset['page'] ?? '',
		quotation: '',
		fragment: undefined,
	};
	return open(passage, number);
}

let button: HTMLButtonElement | undefined;

/** Shows a button below words that are selected in the text, and takes it away with them. */
export async function offer(): Promise<void> {
	const { words } = await passages;
	if (document.activeElement === button && button !== undefined) return;
	button?.remove();
	button = undefined;
	const passage = selectedPassage();
	const selection = getSelection();
	if (passage === undefined || selection === null) return;
	const range = selection.getRangeAt(0);
	const block = blocksIn(range).at(-1);
	button = document.createElement('button');
	button.type = 'button';
	button.className = 'cite-offer';
	button.textContent = words['passage'] ?? '';
	button.addEventListener('click', () => {
		button?.remove();
		button = undefined;
		open(passage, block?.querySelector<HTMLElement>('.paragraph-number')).catch(() => {});
	});
	seat(button, block);
	place();
}

/** Below the end of the selection, and within the page. */
function place(): void {
	const selection = getSelection();
	if (button === undefined || selection === null || selection.rangeCount === 0) return;
	const range = selection.getRangeAt(0);
	const { bottom, left } = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
	button.style.left = `${Math.max(8, Math.min(left, innerWidth - button.offsetWidth - 8))}px`;
	button.style.top = `${Math.max(8, Math.min(bottom + 10, innerHeight - button.offsetHeight - 8))}px`;
}

/** Behind the selected block, where the tabulator finds it; never between a heading and its text. */
function seat(offered: HTMLElement, block: HTMLElement | undefined): void {
	const isHeading = /^H\d$/.test(block?.tagName ?? '');
	const before = (isHeading ? block?.nextElementSibling : block) ?? document.body.lastElementChild;
	before?.after(offered);
}

addEventListener('scroll', place, { passive: true });
addEventListener('resize', place);

function blocksIn(range: Range): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('.prose > [id]')].filter((block) =>
		range.intersectsNode(block),
	);
}

/** What is selected of the text, if it is words of its blocks. */
function selectedPassage(): Passage | undefined {
	const selection = getSelection();
	if (selection === null || selection.isCollapsed) return undefined;
	const range = selection.getRangeAt(0);
	const parts = blocksIn(range).map((block) => ({ block, ...selectedIn(block, range) }));
	const kept = parts.filter(({ start, end }) => end > start);
	const [first, last] = [kept[0], kept.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	const whole = kept.map(({ text }) => text).join('\n');
	const lead = kept.slice(0, -1).reduce((sum, { text }) => sum + text.length + 1, 0);
	const shown = kept.flatMap(({ block }) => {
		const number = block.querySelector<HTMLElement>('.paragraph-number');
		return number === null ? [] : [number.dataset];
	});
	const numbers = shown.flatMap(({ number = [] }) => number);
	const [from = '', to = from] = [numbers[0], numbers.at(-1)];
	return {
		id: first.block.id,
		number: from === to ? from : `${from}–${to}`,
		page: shown[0]?.['page'] ?? '',
		quotation: selection.toString().replace(/\s+/g, ' ').trim().normalize('NFC'),
		fragment: textFragment(whole, first.start, lead + last.end),
	};
}

/** The words of a block, a line for what stands apart, and which of them a range holds. */
function selectedIn(block: HTMLElement, range: Range) {
	let text = '';
	let start = Number.POSITIVE_INFINITY;
	let end = 0;
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		if (node instanceof Element) {
			// The mark of a claim is drawn between two spaces, which no browser takes for one.
			if (node.matches('li, p, td, th, .katex, .claim-mark') && text !== '') text += '\n';
			continue;
		}
		if (node.parentElement?.closest('.katex') !== null) {
			if (!text.endsWith('\n')) text += '\n';
			continue;
		}
		const value = node.nodeValue ?? '';
		if (range.intersectsNode(node)) {
			const from = node === range.startContainer ? range.startOffset : 0;
			const to = node === range.endContainer ? range.endOffset : value.length;
			if (to > from) {
				start = Math.min(start, text.length + from);
				end = text.length + to;
			}
		}
		text += value.replace(/\n/g, ' ');
	}
	return { text, start, end };
}

const remembered = 'cite-style';

/** Shows how a passage is cited; the focus goes back to `opener` afterwards. */
async function open(
	{ id, number, page, quotation, fragment }: Passage,
	opener: HTMLElement | null | undefined,
): Promise<void> {
	const { address, styles, words, changed } = await passages;
	const say = (key: string) => words[key] ?? '';
	const locator = page === '' ? number : `${number}, ${page}`;
	const paragraph = `${address}#${id}`;
	const link = `${paragraph}${fragment ?? ''}`;

	const dialog = document.createElement('dialog');
	dialog.className = 'cite-dialog';
	const title = add(dialog, 'h2', say('title').replace('{n}', number));
	title.id = 'cite-dialog-title';
	dialog.setAttribute('aria-labelledby', title.id);
	const change = changed[id];
	if (change !== undefined) {
		const note = add(dialog, 'p', '');
		note.className = 'cite-dialog__changed';
		const more = add(note, 'a', change.text) as HTMLAnchorElement;
		more.href = change.href;
	}
	const part = (name: string, text: string) => {
		const box = add(dialog, 'div', '');
		box.className = 'cite-dialog__part';
		add(box, 'h3', say(name));
		const body = add(box, 'p', text);
		const { copy = '', copied = '' } = words;
		box.append(copyButton(() => body, { copy, copied }));
		return body;
	};
	if (quotation !== '') part('quotation', `“${quotation}”`);
	const label = add(dialog, 'label', `${say('style')} `);
	const choice = add(label, 'select', '') as HTMLSelectElement;
	for (const { name } of styles) choice.append(new Option(name, name));
	const before = localStorage.getItem(remembered);
	if (styles.some(({ name }) => name === before)) choice.value = before ?? '';
	const reference = part('reference', '');
	const inText = part('inText', '');
	const show = () => {
		const style = styles.find(({ name }) => name === choice.value);
		reference.innerHTML = (style?.reference ?? '').replace(address, paragraph);
		setToday(reference);
		inText.innerHTML = (style?.inText ?? '').replace('{n}', locator);
	};
	choice.addEventListener('change', () => {
		localStorage.setItem(remembered, choice.value);
		show();
	});
	show();
	part('link', link);
	const files = add(dialog, 'p', `${say('files')}: `);
	files.className = 'cite-dialog__files';
	for (const [ending, name] of [
		['ris', 'RIS'],
		['bib', 'BibLaTeX'],
		['json', 'CSL-JSON'],
	] as const) {
		const file = add(files, 'button', name) as HTMLButtonElement;
		file.type = 'button';
		file.addEventListener('click', () => {
			save(ending, address, paragraph, `${id}.${ending}`).catch(() => {});
		});
	}
	const close = add(dialog, 'button', say('close')) as HTMLButtonElement;
	close.type = 'button';
	close.className = 'cite-dialog__close';
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', ({ target }) => {
		if (target === dialog) dialog.close();
	});
	dialog.addEventListener('close', () => {
		dialog.remove();
		opener?.focus();
	});
	document.body.append(dialog);
	dialog.showModal();
	choice.focus();
}

function add(parent: HTMLElement, tag: string, text: string): HTMLElement {
	const child = document.createElement(tag);
	child.textContent = text;
	parent.append(child);
	return child;
}

/** The record of the chapter with the address of the passage, as a file. */
async function save(ending: string, address: string, link: string, name: string): Promise<void> {
	const answer = await fetch(`cite.${ending}`);
	const text = (await answer.text()).replaceAll(address, link);
	const anchor = document.createElement('a');
	anchor.href = URL.createObjectURL(new Blob([text]));
	anchor.download = name;
	anchor.click();
	URL.revokeObjectURL(anchor.href);
}
