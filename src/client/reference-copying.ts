import { dayLike } from './reference-day.ts';
import styles from '../styles/cite-dialog.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** Puts a copy button beside each reference of a panel, and the reader’s day in its place. */
export function equip(panel: HTMLElement): void {
	const [copy = '', copied = ''] = panel.dataset['words']?.split('|') ?? [];
	for (const entry of panel.querySelectorAll<HTMLElement>('dl > div')) {
		const reference = entry.querySelector('dd');
		if (reference === null) continue;
		setToday(reference);
		entry.append(copyButton(() => reference, { copy, copied }));
	}
}

interface CopyWords {
	readonly copy: string;
	readonly copied: string;
}

/** A button that copies what an element says, with its italics, and tells that it did. */
export function copyButton(source: () => HTMLElement, { copy, copied }: CopyWords): HTMLElement {
	const button = document.createElement('button');
	button.type = 'button';
	button.className = 'copy-button';
	button.textContent = copy;
	const say = document.createElement('span');
	say.role = 'status';
	say.className = 'copy-said';
	button.addEventListener('click', () => {
		copyElement(source())
			.then(() => {
				say.textContent = copied;
				setTimeout(() => {
					say.textContent = '';
				}, 2500);
			})
			.catch(() => selectAll(source()));
	});
	const box = document.createElement('span');
	box.className = 'copy';
	box.append(button, say);
	return box;
}

async function copyElement(element: HTMLElement): Promise<void> {
	const text = (element.textContent ?? '').normalize('NFC').trim();
	const html = element.innerHTML.replace(/<\/?time>/g, '');
	const blob = (content: string, type: string) => new Blob([content], { type });
	await navigator.clipboard.write([
		new ClipboardItem({
			'text/plain': blob(text, 'text/plain'),
			'text/html': blob(html, 'text/html'),
		}),
	]);
}

/** Where a browser refuses the clipboard, the words are selected for the reader’s own keys. */
function selectAll(element: HTMLElement): void {
	getSelection()?.selectAllChildren(element);
}

/** The day of access is the reader’s, in the form in which the style writes it. */
export function setToday(reference: HTMLElement, today = new Date()): void {
	for (const time of reference.querySelectorAll('time')) {
		time.textContent = dayLike(time.textContent ?? '', today);
	}
}
