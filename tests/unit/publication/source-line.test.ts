import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/datasets/dataset.ts';
import { sourceGroups, sourceLine } from '../../../src/publication/source-line.ts';
import { validBrief } from '../../support/fixture-brief.ts';

const brief = validBrief();
const say = brief.words.en;
const [model] = brief.datasets.values();
if (model === undefined) throw new Error('The fixture has no dataset.');
const allLines = new Set(model.rows.map(({ line }) => line));

/** A dataset with another source, its release in one word for all rows. */
function from(source: Partial<Dataset['source']>): { dataset: Dataset; lines: Set<number> } {
	const dataset = {
		...(model as Dataset),
		columns: (model as Dataset).columns.filter(({ kind }) => kind !== 'vintage'),
		source: { ...(model as Dataset).source, accessed: '2026-11-22', ...source },
	};
	return { dataset, lines: allLines };
}

const bank = { vi: 'Ngân hàng Thế giới', en: 'World Bank' };
const indicators = { vi: 'Chỉ số (WDI)', en: 'Indicators (WDI)' };
const ofTheBank = (vintage: string) => from({ producer: bank, title: indicators, vintage });
const ofThePress = from({
	producer: { vi: 'Báo chí', en: 'Press' },
	title: { vi: 'Trích dẫn', en: 'Quotations' },
	vintage: '2024',
});

test('a source line names the release without the abbreviation that the title has', () => {
	const { dataset, lines } = ofTheBank('WDI 2026-02');
	expect(sourceLine(dataset, lines, say, 'en')).toBe(
		'World Bank, Indicators (WDI), release 2026-02, accessed 22 November 2026',
	);
	const other = ofTheBank('PWT 9.0');
	expect(sourceLine(other.dataset, other.lines, say, 'en')).toContain('release PWT 9.0,');
});

test('several datasets name a work once with its releases, and one day once', () => {
	const { groups, accessed } = sourceGroups(
		[ofTheBank('WDI 2026-04'), ofThePress, ofTheBank('WDI 2026-02'), ofTheBank('WDI 2026-04')],
		say,
		'en',
	);
	expect(groups.map(({ text }) => text)).toEqual([
		'World Bank, Indicators (WDI), release 2026-02, 2026-04',
		'Press, Quotations, release 2024',
	]);
	expect(groups.map(({ datasets }) => datasets.length)).toEqual([3, 1]);
	expect(accessed).toBe('all accessed 22 November 2026');
});

test('each work says its day where the days differ, and a single work its own', () => {
	const later = from({ ...ofThePress.dataset.source, accessed: '2026-11-23' });
	const { groups, accessed } = sourceGroups([ofTheBank('2026'), later], say, 'en');
	expect(groups.map(({ text }) => text)).toEqual([
		'World Bank, Indicators (WDI), release 2026, accessed 22 November 2026',
		'Press, Quotations, release 2024, accessed 23 November 2026',
	]);
	expect(accessed).toBeUndefined();
	const single = sourceGroups([ofTheBank('2026')], say, 'en');
	expect(single.groups[0]?.text).toContain('accessed 22 November 2026');
	expect(single.accessed).toBeUndefined();
});

test('data that may not be used for gain stand apart from those that may', () => {
	const open = { ...ofThePress.dataset.source.licence, allowsCommercialUse: true };
	const bound = { ...open, name: 'CC BY-NC 4.0', allowsCommercialUse: false };
	const { groups } = sourceGroups(
		[
			from({ ...ofThePress.dataset.source, licence: open }),
			from({ ...ofThePress.dataset.source, licence: { ...open, name: 'CC BY 4.0' } }),
			from({ ...ofThePress.dataset.source, licence: bound }),
		],
		say,
		'en',
	);
	expect(groups.map(({ datasets }) => datasets.length)).toEqual([2, 1]);
});
