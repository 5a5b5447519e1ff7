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

/** A day written like a given one: `22/11/2026`, `2026 Nov 22`, `Nov. 22, 2026` or `22 November 2026`. */
export function dayLike(model: string, today: Date): string {
	const [year, day] = [today.getFullYear(), today.getDate()];
	const month = (style: 'short' | 'long') =>
		new Intl.DateTimeFormat('en', { month: style }).format(today);
	if (model.includes('/')) return `${day}/${today.getMonth() + 1}/${year}`;
	if (/^\d{4}/.test(model)) return `${year} ${month('short')} ${day}`;
	if (model.includes(',')) {
		const name = month('long');
		return `${name.length > 4 ? `${month('short')}.` : name} ${String(day).padStart(2, '0')}, ${year}`;
	}
	return `${day} ${month('long')} ${year}`;
}
