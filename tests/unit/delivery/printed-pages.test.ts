import { describe, expect, test } from 'vitest';
import { withPrintedPages } from '../../../src/delivery/printed-pages.ts';

const pages = {
	numbers: { '/vi/mot/': 3, '/vi/mot/#p-1234': 4, '/vi/mot/#figure-a': 5 },
	words: 'tr. {n}',
};

describe('withPrintedPages', () => {
	test('writes the page beside the number of a paragraph, for the ear too', () => {
		const html =
			'<a class="paragraph-number" href="#p-1234" data-number="1.2" aria-label="1.2"></a>';
		expect(withPrintedPages(html, '/vi/mot/', pages)).toBe(
			'<a class="paragraph-number" href="#p-1234" data-number="1.2" data-page="tr. 4" aria-label="1.2, tr. 4"></a>',
		);
	});

	test('fills the places kept for it: words beside a figure, the bare number in contents', () => {
		const note = '<span class="page-note" data-page-of="/vi/mot/#figure-a"></span>';
		const bare = '<span class="printed-page" data-page-of="/vi/mot/"></span>';
		expect(withPrintedPages(note, '/vi/', pages)).toContain('>tr. 5</span>');
		expect(withPrintedPages(bare, '/vi/', pages)).toContain('>3</span>');
	});

	test('leaves alone what is not printed', () => {
		const html = '<span class="page-note" data-page-of="/vi/hai/"></span>';
		expect(withPrintedPages(html, '/vi/', pages)).toBe(html);
	});
});
