import { suggestion } from '../diagnostics/nearest.ts';
import { herfindahlHirschmanIndex } from '../indicators/herfindahl-hirschman.ts';
import { ratio } from '../indicators/ratio.ts';
import { share } from '../indicators/share.ts';
import type { TimePoint, TimeSeries } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';
import type { DeriveSpec } from './spec.ts';

type Course = Pick<TimeSeries, 'id' | 'points' | 'breaks' | 'gaps'>;

/** Makes one number of the cells that a series has for a year. */
export type Combine = (values: readonly number[]) => number | undefined;

/** How several cells of a year become one, where a figure asks for that. */
export function combineFor(derive: DeriveSpec | undefined): Combine | undefined {
	return derive?.operation === 'concentration' ? herfindahlHirschmanIndex : undefined;
}

/** Whether derived numbers are still in the unit of their column. */
export function keepsUnit(derive: DeriveSpec | undefined): boolean {
	return derive === undefined || derive.operation === 'years-since';
}

/** The series that a figure draws, from those of its data. */
export function derived<T extends Course>(
	series: readonly T[],
	derive: DeriveSpec | undefined,
): T[] {
	switch (derive?.operation) {
		case undefined:
		case 'concentration':
			return [...series];
		case 'ratio-to':
			return ratioTo(series, derive.key);
		case 'index':
			return series.map((each) => indexed(each, derive.year));
		case 'share-of-total':
			return sharesOfTotal(series);
		case 'years-since':
			return series.map((each) => sinceStart(each, derive.start[each.id]));
	}
}

function ratioTo<T extends Course>(series: readonly T[], key: string): T[] {
	const reference = series.find(({ id }) => id === key);
	if (reference === undefined) throw noSeries(key, series);
	const byYear = new Map(reference.points.map(({ year, value }) => [year, value]));
	return series
		.filter((each) => each !== reference)
		.map((each) =>
			mapPoints(each, ({ year, value }) => {
				const base = byYear.get(year);
				return base === undefined ? undefined : ratio(value, base);
			}),
		);
}

function indexed<T extends Course>(series: T, year: number): T {
	const base = series.points.find((point) => point.year === year)?.value;
	if (base === undefined) {
		throw new DrawingFault(
			'figure-draws',
			`The series “${series.id}” has no number for ${year}, the year of the index.`,
		);
	}
	return mapPoints(series, ({ value }) => {
		const times = ratio(value, base);
		return times === undefined ? undefined : times * 100;
	});
}

function sharesOfTotal<T extends Course>(series: readonly T[]): T[] {
	const totals = new Map<number, number>();
	for (const { year, value } of series.flatMap(({ points }) => points)) {
		totals.set(year, (totals.get(year) ?? 0) + value);
	}
	return series.map((each) =>
		mapPoints(each, ({ year, value }) => share(value, totals.get(year) ?? 0)),
	);
}

function sinceStart<T extends Course>(series: T, start: number | undefined): T {
	if (start === undefined) {
		throw new DrawingFault('figure-draws', `The series “${series.id}” has no year under “start”.`);
	}
	const points = series.points
		.filter(({ year }) => year >= start)
		.map((point) => ({ ...point, year: point.year - start }));
	const count = (years: readonly number[]) => years.map((year) => year - start);
	return { ...series, points, breaks: count(series.breaks), gaps: count(series.gaps) };
}

function mapPoints<T extends Course>(
	series: T,
	change: (point: TimePoint) => number | undefined,
): T {
	const points = series.points.flatMap((point) => {
		const value = change(point);
		return value === undefined ? [] : [{ ...point, value }];
	});
	return { ...series, points };
}

function noSeries(key: string, series: readonly Course[]): DrawingFault {
	const ids = series.map(({ id }) => id);
	return new DrawingFault(
		'figure-draws',
		`The figure has no series “${key}”. ${suggestion(key, ids, `Its series are ${ids.join(', ')}.`)}`,
	);
}
