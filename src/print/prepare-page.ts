/** How one page of the site is to be printed; all of it plain data, for it crosses into the browser. */
export interface PageSetting {
	/** The number of its first page, and how all of them are written. */
	readonly start: number;
	readonly style: 'arabic' | 'roman';
	/** The number of the last page of the whole; left out, the page’s own last. */
	readonly total?: number | undefined;
	/**
	 * What stands at the top, to the left and to the right; nothing on the first page. Where one line
	 * cannot hold both, the left is left out.
	 */
	readonly heads: readonly [string, string];
	/** What stands at the foot beside the number. */
	readonly foot: string;
	/** Height of a line over the size of the text. */
	readonly leading?: number | undefined;
	/** The size of the text in points, where it is not that of the stylesheet. */
	readonly size?: number | undefined;
	/** Ids of headings that open a page. */
	readonly breaks: readonly string[];
	/** How many empty pages follow, and what is said on them. */
	readonly blanks: number;
	readonly blankText: string;
	/** The printed page of every address that has one. */
	readonly pageNumbers: Readonly<Record<string, number>>;
	/** Pages to which references get the room of a number before it is known. */
	readonly expected: readonly string[];
	/** “p. {n}”. */
	readonly pageWords: string;
	/** “Formula: {tex}”. */
	readonly formulaWords: string;
	readonly formulaMark: string;
}

/** What the printer reads off a page. */
export interface PageReading {
	readonly title: string;
	readonly headings: readonly {
		readonly level: number;
		readonly text: string;
		readonly id: string;
	}[];
	/** Addresses or `#id` with what their links say. */
	readonly links: readonly (readonly [string, string])[];
}

/** The place at the beginning and the end of every printed page’s text. */
export const startPlace = 'start';
export const endPlace = 'end';

/**
 * Makes a page ready to be printed. It runs within the page, so it can use nothing from outside.
 * Tags follow what a reader of the page hears: formulas get a name, figures are groups around their
 * drawing, every id is linked once so that it becomes a place in the document.
 */
export function preparePage(setting: PageSetting): PageReading {
	const main = document.querySelector('main') ?? document.body;
	const isShown = (element: Element) => element.getClientRects().length > 0;
	const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

	const canvas = document.createElement('canvas').getContext('2d');
	if (canvas !== null) canvas.font = "8pt 'Be Vietnam Pro'";
	const widthOf = (text: string) => ((canvas?.measureText(text).width ?? 0) / 96) * 25.4;
	const [publication, own] = setting.heads;
	// In millimetres: the line of a page, less the least that stands between the two.
	const left = widthOf(publication) + widthOf(own) > 170 - 6 ? '' : publication;

	const quoted = (text: string) => JSON.stringify(text);
	const number = setting.style === 'roman' ? 'counter(page, lower-roman)' : 'counter(page)';
	const total = setting.total === undefined ? 'counter(pages)' : quoted(String(setting.total));
	const count = setting.style === 'roman' ? number : `${number} " / " ${total}`;
	// Adopted sheets come after all others: a page may bring the rules of its text in its middle.
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`@layer print {
		@page {
			@top-left { content: ${quoted(left)}; }
			@top-right { content: ${quoted(own)}; }
			@bottom-left { content: ${quoted(setting.foot)}; }
			@bottom-center { content: none; }
			@bottom-right { content: ${count}; }
		}
		@page :first {
			@top-left { content: none; }
			@top-right { content: none; }
		}
		html { counter-reset: page ${setting.start - 1}; }
		.page-reference { white-space: nowrap; }
		.blank-leaf { break-before: page; text-align: center; padding-block-start: 90mm; }
	}`);
	document.adoptedStyleSheets.push(sheet);
	// The colophon stands where other pages have their running head: at the end of the text it would
	// now and then take a page of its own.
	const colophon = document.querySelector('.site-footer');
	if (colophon !== null && isShown(colophon)) {
		const place = new CSSStyleSheet();
		place.replaceSync(`@layer print {
			@page :first { margin-block-start: 14mm; }
			.site-footer { min-block-size: 12mm; margin: 0; border: 0; padding: 0; line-height: 1.35; }
		}`);
		document.adoptedStyleSheets.push(place);
		document.body.prepend(colophon);
	}
	if (setting.leading !== undefined) {
		document.documentElement.style.setProperty('--print-leading', String(setting.leading));
	}
	if (setting.size !== undefined) document.documentElement.style.fontSize = `${setting.size}pt`;

	for (const figure of main.querySelectorAll('figure')) figure.setAttribute('role', 'group');
	for (const drawing of main.querySelectorAll('svg[role="img"]')) {
		const description = drawing.querySelector(':scope > desc')?.textContent ?? '';
		drawing.setAttribute(
			'aria-label',
			`${drawing.getAttribute('aria-label') ?? ''}. ${description}`,
		);
	}
	for (const formula of main.querySelectorAll('.katex')) {
		const source = formula.querySelector('annotation')?.textContent?.trim() ?? '';
		formula.querySelector('.katex-mathml')?.remove();
		formula.querySelector('.katex-html')?.removeAttribute('aria-hidden');
		formula.setAttribute('role', 'img');
		formula.setAttribute(
			'aria-label',
			setting.formulaMark + setting.formulaWords.replace('{tex}', () => source),
		);
	}

	for (const id of setting.breaks) {
		const heading = document.getElementById(id);
		if (heading === null) continue;
		heading.style.breakBefore = 'page';
		// A margin is kept after such a break, and no other page begins with one.
		heading.style.marginBlockStart = '0';
	}

	const wordsFor = (address: string): string | undefined => {
		const isExpected = setting.expected.includes(address.replace(/#.*$/, ''));
		const page = setting.pageNumbers[address] ?? (isExpected ? 88 : undefined);
		return page === undefined ? undefined : setting.pageWords.replace('{n}', String(page));
	};
	for (const slot of main.querySelectorAll('[data-page-of]')) {
		const address = new URL(slot.getAttribute('data-page-of') ?? '', document.baseURI).href;
		const page = setting.pageNumbers[address];
		slot.textContent = page === undefined ? '' : String(page);
	}
	// “(data)”: what only leads to a page that is not printed, alone in its brackets, tells nothing.
	const leaveOutAlone = (link: Element) => {
		const { previousSibling: before, nextSibling: after } = link;
		if (!(before instanceof Text && after instanceof Text)) return;
		if (!before.data.endsWith('(') || !after.data.startsWith(')')) return;
		before.data = before.data.replace(/\s*\($/, '');
		after.data = after.data.slice(1);
		link.remove();
	};
	const marked = '.citation, .value, .term, .claim-mark, .paragraph-number, .no-print';
	for (const link of main.querySelectorAll<HTMLAnchorElement>('.prose a[href]')) {
		const isElsewhere = link.pathname !== location.pathname && link.origin === location.origin;
		const words = isElsewhere && !link.matches(marked) ? wordsFor(link.href) : undefined;
		if (isElsewhere && !link.matches(marked) && words === undefined) leaveOutAlone(link);
		if (words === undefined || link.closest('figure, .recommendations') !== null) continue;
		const reference = document.createElement('span');
		reference.className = 'page-reference';
		reference.textContent = `(${words})`;
		link.append(' ', reference);
	}

	const title = main.querySelector('h1');
	const shown = [...main.querySelectorAll('h1, h2, h3')].filter(isShown);
	// A sheet whose title is left out begins with a heading of the first level all the same.
	const [first] = shown;
	if (first !== undefined && first.tagName !== 'H1') {
		first.setAttribute('role', 'heading');
		first.setAttribute('aria-level', '1');
	}
	const start = title === null || title.id !== '' || !isShown(title) ? main : title;
	start.id = 'start';
	const numbered = shown.map((heading, index) => {
		if (heading.id === '') heading.id = `heading-${index + 1}`;
		const level = Number(heading.ariaLevel ?? heading.tagName.slice(1));
		return { level, text: textOf(heading), id: heading.id, heading };
	});
	// A text in both languages has every heading twice; its outline is in the one of the page.
	const isOwn = (element: Element) =>
		element.closest<HTMLElement>('[lang]')?.lang === document.documentElement.lang;
	const headings = numbered
		.filter(({ heading }) => isOwn(heading))
		.map(({ level, text, id }) => ({ level, text, id }));

	const end = document.createElement('p');
	end.id = 'end';
	main.append(end);
	for (let index = 0; index < setting.blanks; index += 1) {
		const leaf = document.createElement('p');
		leaf.className = 'blank-leaf';
		leaf.textContent = setting.blankText;
		document.body.append(leaf);
	}

	const links = [...main.querySelectorAll<HTMLAnchorElement>('a[href]')].map(
		(link): readonly [string, string] => [
			link.pathname === location.pathname && link.hash !== '' ? link.hash : link.href,
			link.getAttribute('aria-label') ?? textOf(link),
		],
	);
	const list = document.createElement('nav');
	list.style.display = 'none';
	for (const { id } of main.querySelectorAll('[id]:not(svg *)')) {
		const link = document.createElement('a');
		link.href = `#${id}`;
		list.append(link);
	}
	document.body.append(list);
	return { title: title === null ? document.title : textOf(title), headings, links };
}
