import { describe, expect, test } from 'vitest';
import { locales } from '../../../src/locale/locales.ts';
import {
	layOutMap,
	mapSizes,
	type ArgumentMap,
	type MapEntry,
} from '../../../src/publication/argument-map.ts';
import {
	chaptersOf,
	claimNumber,
	claimsBehind,
	claimsByChapter,
	claimsInOrder,
	claimUses,
	ownClaimNumbers,
	statementsOf,
} from '../../../src/publication/argument.ts';
import { argumentOverview, chapterArguments } from '../../../src/publication/argument-view.ts';
import { claimView } from '../../../src/publication/claim-view.ts';
import { recommendationView } from '../../../src/publication/recommendation-view.ts';
import { briefs } from '../../support/briefs.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const brief = validBrief();

function claim(id: string) {
	const found = brief.claims.byId.get(id);
	if (found === undefined) throw new Error(`The valid brief has no claim “${id}”.`);
	return found;
}

describe('a claim', () => {
	test('is at home in the first chapter of which a key point rests on it', () => {
		expect(chaptersOf(brief, 'tools-replace-fruit')).toEqual([
			'01-passengers',
			'02-cargo',
			'03-towns',
		]);
		expect(chaptersOf(brief, 'ferry-keeps-work')).toEqual(['03-towns']);
	});

	test('is found wherever it is argued or leaned on, in reading order', () => {
		const labels = (id: string) => claimUses(brief, id, 'en').map(({ label }) => label);
		expect(labels('tools-replace-fruit')).toEqual([
			'Chapter 1, key point 2',
			'Chapter 2, key point 1',
			'Chapter 2, key point 2',
			'2.2',
			'Chapter 3, key point 2',
			'Recommendation 2',
			'f2',
			'c2',
		]);
		expect(labels('f1')).toContain('1.1');
	});

	test('shows its evidence by kind, with numbers as they are today', () => {
		const { evidence } = claimView(brief, claim('f1'), 'en');
		expect(evidence.map(({ kind }) => kind)).toEqual(['figures', 'values']);
		expect(evidence[0]?.items[0]).toMatchObject({
			html: 'Figure 1.1',
			path: '/en/figures/passengers-by-town/',
		});
		expect(evidence[1]?.items[0]?.detail).toBe('100 thousand passengers');
		expect(
			claimView(brief, claim('tools-replace-fruit'), 'vi').evidence.at(-1)?.items[0]?.html,
		).toBe('Miller 2001, tr. 12');
	});
});

describe('the ledger', () => {
	test('has the statements of the source first, s2 before s10', () => {
		expect(statementsOf(brief).map(({ id }) => id)).toEqual(['f1', 'f2']);
		const f10 = { ...claim('f2'), id: 'f10' };
		const byId = new Map([['f10', f10], ...brief.claims.byId]);
		const longer = { ...brief, claims: { ...brief.claims, byId } };
		expect(statementsOf(longer).map(({ id }) => id)).toEqual(['f1', 'f2', 'f10']);
	});

	test('has every other claim once, under its home', () => {
		const groups = claimsByChapter(brief, 'en').map(({ chapter, claims }) => ({
			stem: chapter.stem,
			ids: claims.map(({ id }) => id),
		}));
		expect(groups).toEqual([
			{ stem: '01-passengers', ids: ['tools-replace-fruit'] },
			{ stem: '03-towns', ids: ['ferry-keeps-work'] },
		]);
	});

	test('numbers the publication’s own claims from c1, without gaps, as its page lists them', () => {
		for (const each of Object.values(briefs)) {
			for (const locale of locales) {
				const listed = claimsByChapter(each, locale).flatMap(({ claims }) => claims);
				expect(listed.length).toBeGreaterThan(1);
				expect(listed.map(({ id }) => claimNumber(each, id))).toEqual(
					listed.map((_, index) => `c${index + 1}`),
				);
				expect(listed.map((own) => claimView(each, own, locale).number)).toEqual(
					ownClaimNumbers(each),
				);
			}
			const own = [...each.claims.byId.values()].filter(({ origin }) => origin === 'own');
			expect(ownClaimNumbers(each)).toHaveLength(own.length);
			expect(claimsInOrder(each)).toHaveLength(each.claims.byId.size);
		}
	});

	test('follows the chapters in its numbers, not the file, and leaves statements their ids', () => {
		const byId = new Map([...brief.claims.byId].reverse());
		const turned = { ...brief, claims: { ...brief.claims, byId } };
		expect(claimNumber(turned, 'tools-replace-fruit')).toBe('c1');
		expect(claimNumber(turned, 'ferry-keeps-work')).toBe('c2');
		expect(claimNumber(turned, 'f2')).toBe('f2');
	});

	test('knows all that a claim follows from', () => {
		expect(claimsBehind(brief, 'f2')).toEqual(['f2', 'ferry-keeps-work', 'tools-replace-fruit']);
	});
});

test('a recommendation opens its chain of evidence down to the data', () => {
	const recommendation = brief.recommendations.byId.get('keep-night-ferry');
	if (recommendation === undefined) throw new Error('The valid brief lost a recommendation.');
	const { chain } = recommendationView(brief, recommendation, 'en');
	expect(chain.map(({ path }) => path)).toEqual(['/en/claims/#f1', '/en/claims/#ferry-keeps-work']);
	const [deeper] = chain[1]?.follows ?? [];
	expect(chain.map(({ number }) => number)).toEqual(['f1', 'c2']);
	expect(deeper?.path).toBe('/en/claims/#tools-replace-fruit');
	expect(deeper?.evidence.map(({ kind }) => kind)).toEqual(['figures', 'works']);
});

describe('the map of the argument', () => {
	test('joins statements with the chapters that test them, and those with what they lead to', () => {
		const joins = argumentOverview(brief, 'en').list.map(({ entry, tests, leadsTo }) => [
			entry.label,
			tests.map(({ label }) => label).join(),
			leadsTo.map(({ label }) => label).join(),
		]);
		expect(joins).toEqual([
			['1', 'f1,f2', 'R1,R2'],
			['2', 'f1', ''],
			['3', 'f2', 'R1'],
		]);
	});

	test('of a chapter joins its claims with statements and recommendations', () => {
		const [, towns] = chapterArguments(brief, 'en');
		expect(towns?.statements.map(({ label }) => label)).toEqual(['f2']);
		const [item] = towns?.view.list ?? [];
		expect(item?.entry.label).toBe('c2');
		expect(item?.tests.map(({ label }) => label)).toEqual(['f2']);
		expect(item?.leadsTo.map(({ label }) => label)).toEqual(['R1']);
	});
});

describe('the layout', () => {
	/** Ten pixels a letter: widths can be counted by hand. */
	const measure = (text: string) => text.length * 10;
	const entry = (key: string, column: 0 | 1 | 2, text = 'word '.repeat(9).trim()): MapEntry => ({
		key,
		column,
		label: key,
		text,
		path: `#${key}`,
	});
	const map: ArgumentMap = {
		entries: [
			...['s1', 's2', 's3'].map((key) => entry(key, 0)),
			...['1', '2', '3', '4', '5', '6'].map((key) => entry(key, 1)),
			...['R1', 'R2'].map((key) => entry(key, 2)),
		],
		links: [
			{ from: 's1', to: '6' },
			{ from: 's2', to: '1' },
			{ from: 's3', to: '6' },
			{ from: '5', to: 'R1' },
			{ from: '6', to: 'R2' },
			{ from: 's2', to: 'R1' },
		],
	};

	test.each(Object.values(mapSizes))('keeps boxes apart, in order and inside: $name', (size) => {
		const { boxes, height, width } = layOutMap(map, size, measure);
		expect(boxes.map(({ key }) => key)).toEqual(map.entries.map(({ key }) => key));
		for (const [index, box] of boxes.entries()) {
			const above = boxes[index - 1];
			if (above?.column === box.column)
				expect(box.y).toBeGreaterThanOrEqual(above.y + above.height);
			expect(box.y).toBeGreaterThanOrEqual(0);
			expect(box.y + box.height).toBeLessThanOrEqual(height + 0.2);
			expect(box.x + box.width).toBeLessThanOrEqual(width);
		}
	});

	test('breaks words into lines that fit their box', () => {
		const { boxes } = layOutMap(map, mapSizes.wide, measure);
		for (const { lines, textX, x, width } of boxes) {
			expect(lines.join(' ')).toBe('word '.repeat(9).trim());
			for (const line of lines) expect(textX + measure(line)).toBeLessThanOrEqual(x + width);
		}
	});

	test('moves an entry towards what it is joined to', () => {
		const { boxes } = layOutMap(map, mapSizes.wide, measure);
		const y = (key: string) => boxes.find((box) => box.key === key)?.y ?? 0;
		expect(Math.abs(y('R2') - y('6'))).toBeLessThan(Math.abs(y('R2') - y('1')));
	});

	test('leads a line past the middle column through a gap, never behind a box', () => {
		const { lines, boxes } = layOutMap(map, mapSizes.wide, measure);
		const passing = lines.find(({ from, to }) => from === 's2' && to === 'R1')?.d ?? '';
		const level = Number(/ ([\d.]+)H/.exec(passing)?.[1]);
		const middle = boxes.filter(({ column }) => column === 1);
		expect(middle.filter(({ y, height }) => level > y && level < y + height)).toEqual([]);
		expect(level).toBeGreaterThan(0);
	});

	test('is the same for the same map', () => {
		expect(layOutMap(map, mapSizes.medium, measure)).toEqual(
			layOutMap(map, mapSizes.medium, measure),
		);
	});

	test('gives the width to the columns that have entries', () => {
		const two = { ...map, entries: map.entries.filter(({ column }) => column !== 2) };
		const { boxes, width } = layOutMap(two, mapSizes.wide, measure);
		const right = Math.max(...boxes.map((box) => box.x + box.width));
		expect(right).toBeGreaterThan(width - 5);
	});
});
