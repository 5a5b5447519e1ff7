import { phraseInUnit, type Unit } from '../datasets/unit.ts';
import type { Words } from '../interface/words.ts';
import { formatDate } from '../locale/format.ts';
import type { Locale } from '../locale/locales.ts';
import type {
	CategoryChart,
	Chart,
	PanelChart,
	ScatterChart,
	ScorecardChart,
	TimePoint,
	TimelineChart,
	TimeSeries,
} from './chart.ts';

interface Voice {
	readonly locale: Locale;
	readonly say: Words;
}

/**
 * A chart in words, computed from what it draws: its kind and span, then the course of each series
 * or the number of each category. What is context is summed up in one sentence.
 */
export function describeChart(chart: Chart, locale: Locale, say: Words): string {
	const voice = { locale, say };
	switch (chart.kind) {
		case 'line':
		case 'area':
		case 'stacked-area':
		case 'sparkline-table':
			return describeSeries(chart.kind, chart.series, chart, voice);
		case 'small-multiples':
			return describePanels(chart, voice);
		case 'scatter':
			return describeScatter(chart, voice);
		case 'timeline':
			return describeTimeline(chart, voice);
		case 'scorecard':
			return describeScorecard(chart, voice);
		default:
			return describeCategories(chart, voice);
	}
}

interface Frame {
	readonly unit: Unit;
	readonly digits: number;
}

function describeSeries(
	kind: 'line' | 'area' | 'stacked-area' | 'sparkline-table' | 'small-multiples',
	series: readonly TimeSeries[],
	frame: Frame,
	{ locale, say }: Voice,
): string {
	const years = series.flatMap(({ points }) => points.map(({ year }) => year));
	const opening = say(`describe.${kind}`, {
		first: Math.min(...years),
		last: Math.max(...years),
		count: series.length,
		unit: frame.unit.name[locale],
	});
	const strong = series.filter(({ tone }) => tone !== 'context');
	const courses = strong.map((each) => courseOf(each, frame, { locale, say }));
	return [opening, ...courses, ...contextOf(series, { locale, say })].join(' ');
}

function contextOf(
	things: readonly Pick<TimeSeries, 'tone' | 'label'>[],
	{ locale, say }: Voice,
): string[] {
	const context = things.filter(({ tone }) => tone === 'context');
	if (context.length === 0) return [];
	return [say('describe.context', { names: context.map(({ label }) => label[locale]).join(', ') })];
}

function courseOf(
	{ label, points }: Pick<TimeSeries, 'label' | 'points'>,
	{ unit, digits }: Frame,
	{ locale, say }: Voice,
): string {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined) return '';
	const tell = ({ value }: TimePoint) => phraseInUnit(value, unit, locale, { digits });
	const low = extreme(points, -1);
	const high = extreme(points, 1);
	const base = {
		name: label[locale],
		firstYear: first.year,
		first: tell(first),
		lastYear: last.year,
		last: tell(last),
	};
	if (first === last) return say('describe.point', base);
	const isInner = (point: TimePoint) => point !== first && point !== last;
	const turns = [
		isInner(low) ? say('describe.low', { value: tell(low), year: low.year }) : '',
		isInner(high) ? say('describe.high', { value: tell(high), year: high.year }) : '',
	].filter((turn) => turn !== '');
	return say(turns.length > 0 ? 'describe.courseWithTurns' : 'describe.course', {
		...base,
		turns: turns.join(', '),
	});
}

function extreme(points: readonly TimePoint[], direction: 1 | -1): TimePoint {
	return points.reduce((found, point) =>
		(point.value - found.value) * direction > 0 ? point : found,
	);
}

function describePanels({ panels, ...frame }: PanelChart, voice: Voice): string {
	const series = panels.flatMap((panel) =>
		panel.series.map((each) => ({
			...each,
			label: panel.series.length === 1 ? panel.label : each.label,
		})),
	);
	return describeSeries('small-multiples', series, frame, voice);
}

function describeCategories(chart: CategoryChart, { locale, say }: Voice): string {
	const { categories, series, unit, digits, kind } = chart;
	const opening = say(`describe.${kind}`, {
		count: categories.length,
		unit: unit.name[locale],
		series: series.map(({ label }) => label[locale]).join(', '),
	});
	const tell = (value: number) => phraseInUnit(value, unit, locale, { digits });
	const lines = categories.map(({ label }, index) => {
		const values = series.flatMap((each) => {
			const datum = each.data[index];
			if (datum === undefined) return [];
			const text = tell(datum.value);
			return [series.length === 1 ? text : `${each.label[locale]} ${text}`];
		});
		const told = values.length === 0 ? say('figure.missing') : values.join(', ');
		return say('describe.category', { name: label[locale], values: told });
	});
	return [opening, ...lines].join(' ');
}

function describeScatter({ x, y, points }: ScatterChart, { locale, say }: Voice): string {
	const opening = say('describe.scatter', {
		count: points.length,
		x: `${x.label[locale]} (${x.unit.name[locale]})`,
		y: `${y.label[locale]} (${y.unit.name[locale]})`,
	});
	const strong = points.filter(({ tone }) => tone !== 'context');
	const lines = strong.map((point) =>
		say('describe.scatterPoint', {
			name: point.label[locale],
			x: phraseInUnit(point.x.value, x.unit, locale, { digits: x.digits }),
			y: phraseInUnit(point.y.value, y.unit, locale, { digits: y.digits }),
		}),
	);
	return [opening, ...lines, ...contextOf(points, { locale, say })].join(' ');
}

function describeTimeline({ events }: TimelineChart, { locale, say }: Voice): string {
	const opening = say('describe.timeline', {
		count: events.length,
		first: events[0]?.date.slice(0, 4) ?? '',
		last: events.at(-1)?.date.slice(0, 4) ?? '',
	});
	const lines = events.map(({ date, label }) => `${formatDate(date, locale)}: ${label[locale]}.`);
	return [opening, ...lines].join(' ');
}

function describeScorecard({ rows }: ScorecardChart, { locale, say }: Voice): string {
	const opening = say('describe.scorecard', { count: rows.length });
	const lines = rows.map(({ label, value, unit, digits, standing }) =>
		say('describe.scorecardRow', {
			name: label[locale],
			value: phraseInUnit(value, unit, locale, { digits }),
			standing: say(`figure.standing.${standing}`),
		}),
	);
	return [opening, ...lines].join(' ');
}
