import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { outlineIn, outlineOf, setOutline } from '../../../src/pdf/outline.ts';
import { pageLabelsIn, setPageLabels } from '../../../src/pdf/page-labels.ts';

const headings = [
	{ level: 1, text: 'Chương một', id: 'start' },
	{ level: 2, text: 'A', id: 'a' },
	{ level: 3, text: 'A.1', id: 'a1' },
	{ level: 2, text: 'B', id: 'b' },
	{ level: 1, text: 'Two', id: 'two' },
];

describe('outlineOf', () => {
	test('puts headings under those of the level above', () => {
		const [first, second] = outlineOf(headings);
		expect(first?.items.map(({ title }) => title)).toEqual(['A', 'B']);
		expect(first?.items[0]?.items.map(({ title }) => title)).toEqual(['A.1']);
		expect(second?.title).toBe('Two');
	});
});

test('a document gives back the outline and the labels that it was given', async () => {
	const document = await PDFDocument.create();
	document.addPage();
	setOutline(document, outlineOf(headings));
	setPageLabels(document, [{ from: 0, style: 'roman', start: 3 }]);
	const again = await PDFDocument.load(await document.save());
	expect(outlineIn(again)).toEqual(outlineOf(headings));
	expect(pageLabelsIn(again)).toEqual({ style: 'roman', start: 3 });
});
