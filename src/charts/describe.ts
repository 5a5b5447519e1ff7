import { phraseInUnit } from '../datasets/units.ts';
import type { Locale } from '../locale/locales.ts';
import type { Words } from '../interface/words.ts';
import type { Chart, TimePoint, TimeSeries } from './chart.ts';

/**
 * A chart in words, computed from what it draws: its kind and span, then the course of each series.
 * Context series are summed up in one sentence.
 */
export function describeChart(chart: Chart, locale: Locale, say: Words): string {
	const years = chart.series.flatMap(({ points }) => points.map(({ year }) => year));
	const opening = say(`describe.${chart.kind}`, {
		first: Math.min(...years),
		last: Math.max(...years),
		count: chart.series.length,
		unit: chart.unit.name[locale],
	});
	const strong = chart.series.filter(({ tone }) => tone !== 'context');
	const context = chart.series.filter(({ tone }) => tone === 'context');
	const courses = strong.map((series) => describeSeries(series, chart, locale, say));
	const background =
		context.length === 0
			? []
			: [say('describe.context', { names: context.map(({ label }) => label[locale]).join(', ') })];
	return [opening, ...courses, ...background].join(' ');
}

function describeSeries(
	{ label, points }: TimeSeries,
	{ unit, digits }: Chart,
	locale: Locale,
	say: Words,
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
