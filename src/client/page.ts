/**
 * What every page loads at once: it notices what a reader wants, and only then fetches the rest.
 * Without it each link leads to a page that does the same.
 */
const load = () => import('./panels.ts');

/** Keys and what they press. A reader can switch them off, because speech input types letters. */
const keys: Record<string, string> = {
	'/': '[data-panel=search]',
	'?': '[data-panel=reading]',
	n: '[rel=next]',
	p: '[rel=prev]',
	c: '[data-key=c]',
	l: '[data-key=l]',
	s: '[data-key=s]',
};

const { documentElement: root } = document;
const find = <E extends Element = HTMLAnchorElement>(selector: string) =>
	document.querySelector<E>(selector);

// The root address leads on in this language.
try {
	localStorage['language'] = root.lang;
} catch {}

/** The block that stands under the reader’s eyes. */
function blockHere(): Element | undefined {
	return [...document.querySelectorAll('.prose > [id], .pair[id]')].find(
		(block) => block.getBoundingClientRect().bottom > 90,
	);
}

function hint(rel: string, href: string): void {
	const link = document.createElement('link');
	Object.assign(link, { rel, href, as: 'fetch', crossOrigin: '' });
	if (rel !== 'preload') link.removeAttribute('as');
	document.head.append(link);
}

/** Fetches what a panel will need as soon as a reader moves towards it. */
function warm({ target }: Event): void {
	const link = target instanceof Element && target.closest<HTMLAnchorElement>('[data-panel]');
	if (!link || link.dataset['warm']) return;
	const { index, tag } = link.dataset;
	link.dataset['warm'] = 'yes';
	load().catch(() => {});
	if (!index) return;
	hint('modulepreload', `${index}pagefind.js`);
	for (const file of [
		'wasm.unknown.pagefind',
		`pagefind-entry.json?ts=${tag}`,
		`pagefind.${tag}.pf_meta`,
	])
		hint('preload', index + file);
	hint('preload', `${link.pathname}words.json`);
}

for (const name of ['pointerover', 'pointerdown', 'focusin', 'click']) addEventListener(name, warm);

/** Shows the field of the search, which a reader may fill while what answers is on its way. */
function openField({ textContent }: HTMLAnchorElement): void {
	const ariaLabel = textContent.trim();
	let field = find<HTMLInputElement>('.panel__field');
	if (!field) {
		const place = find<HTMLElement>('[data-search-here]') ?? document.createElement('section');
		field = document.createElement('input');
		Object.assign(field, { className: 'panel__field', type: 'search', ariaLabel });
		place.append(field);
		if (!place.isConnected) {
			Object.assign(place, { className: 'panel', popover: 'auto', role: 'dialog', ariaLabel });
			document.body.append(place);
		}
	}
	field.closest<HTMLElement>('.panel')?.showPopover();
	field.select();
}

addEventListener('click', (event) => {
	const { target, ctrlKey, metaKey, shiftKey } = event;
	const link = target instanceof Element && target.closest('a');
	if (!link || ctrlKey || metaKey || shiftKey) return;
	// The other language opens at the same paragraph.
	if (link.dataset['key'] === 'l') link.hash = blockHere()?.id ?? '';
	const { panel } = link.dataset;
	if (!panel) return;
	event.preventDefault();
	if (panel === 'search') openField(link);
	load()
		.then(({ open }) => open[panel]?.(link, hint))
		.catch(() => {
			if (link.pathname !== location.pathname) location.assign(link.href);
		});
});

addEventListener('keydown', (event) => {
	const { key, target, ctrlKey, metaKey, altKey } = event;
	const isTyping =
		target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');
	if (isTyping || ctrlKey || metaKey || altKey || root.dataset['keys'] === 'off') return;
	const link = find(keys[key] ?? 'none');
	if (!link) return;
	event.preventDefault();
	link.click();
});

const { serviceWorker } = navigator;
if (import.meta.env.PROD && serviceWorker) {
	serviceWorker.onmessage = ({ data }) =>
		import('./update-notice.ts').then(({ tell }) => tell(data));
	addEventListener('load', () => serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`));
}

// Paper shows what is folded away. Where styles cannot open it (Firefox until 143), this does.
const folded = 'details:not([open], .no-print)';
let unfolded: readonly HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
	unfolded = [...document.querySelectorAll<HTMLDetailsElement>(folded)];
	for (const details of unfolded) details.open = true;
});
addEventListener('afterprint', () => {
	for (const details of unfolded) details.open = false;
});
