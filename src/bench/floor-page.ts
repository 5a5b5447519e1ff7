import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** Where floor pages lie in a built site. */
const folder = 'floor';

/** The address of the floor of a page. */
export function floorOf(base: string, path: string): string {
	return `${base}/${folder}${path.slice(base.length)}`;
}

/**
 * Puts the floor of a page into its site: the same words, tables, drawings and formulas as plain
 * HTML, without styles, scripts, faces or controls. No site that says the same can be shown sooner.
 */
export async function writeFloorPage(
	browser: Browser,
	origin: string,
	site: { readonly directory: string; readonly base: string },
	path: string,
): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(origin + path, { waitUntil: 'load' });
	const body = await page.evaluate(plainBody);
	const { lang, title } = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		title: document.title,
	}));
	await context.close();
	const html =
		`<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">` +
		'<meta name="viewport" content="width=device-width, initial-scale=1">' +
		`<title>${title.replaceAll('<', '&lt;')}</title></head><body>${body}</body></html>`;
	const file = join(site.directory, floorOf(site.base, path).slice(site.base.length), 'index.html');
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, html);
	// As the site’s own pages are compressed.
	const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
	writeFileSync(`${file}.br`, brotliCompressSync(html, { params }));
}

/** Runs in the page: what is visible of it, in elements without attributes. */
function plainBody(): string {
	const kept = new Set(
		(
			'H1 H2 H3 H4 H5 H6 P UL OL LI DL DT DD TABLE CAPTION THEAD TBODY TR TH TD BLOCKQUOTE ' +
			'FIGURE FIGCAPTION SECTION ARTICLE A EM STRONG I B CITE SUB SUP DETAILS SUMMARY'
		).split(' '),
	);
	const escaped = (text: string) =>
		text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const plain = (node: Node): string => {
		if (node instanceof Text) return escaped(node.data);
		if (!(node instanceof Element)) return '';
		if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|INPUT|BUTTON|SELECT)$/.test(node.tagName)) return '';
		if (node.matches('.katex')) {
			const formula = node.querySelector('math')?.cloneNode(true) as Element | undefined;
			formula?.querySelector('annotation')?.remove();
			return formula?.outerHTML ?? '';
		}
		if (!node.checkVisibility()) return '';
		if (node instanceof SVGElement) return node.outerHTML;
		const inside = [...node.childNodes].map(plain).join('');
		if (!kept.has(node.tagName)) return inside;
		const tag = node.tagName.toLowerCase();
		return `<${tag}>${inside}</${tag}>`;
	};
	return plain(document.body);
}
