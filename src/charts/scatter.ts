import type { NumberColumn, Row } from '../datasets/dataset.ts';
import type { Datum, ScatterChart } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';
import {
	coloured,
	columnNamed,
	datasetNamed,
	datumOf,
	identityOf,
	keptRows,
	measureNamed,
	shownUnit,
	type ChartSources,
} from './selecting.ts';
import type { ScatterAxisSpec, SpecOf } from './spec.ts';

/** A point for each key that both axes have a number for. */
export function scatterChart(spec: SpecOf<'scatter'>, sources: ChartSources): ScatterChart {
	const x = axisOf(spec.x, spec.by, sources);
	const y = axisOf(spec.y, spec.by, sources);
	const keys = [...x.data.keys()].filter((key) => y.data.has(key));
	if (keys.length < 3) {
		throw new DrawingFault(
			'figure-draws',
			`Only ${keys.length} keys of “${spec.by}” have a number on both axes. Check “keep” of x and y.`,
		);
	}
	const named = coloured(
		keys.map((key) => identityOf(key, x.by)),
		{ highlight: spec.highlight, tones: spec.tones },
	);
	return {
		kind: 'scatter',
		heading: x.by.kind === 'code' ? x.by.codelist.title : x.by.title,
		x: x.axis,
		y: y.axis,
		points: named.flatMap((each) => {
			const [xDatum, yDatum] = [x.data.get(each.id), y.data.get(each.id)];
			return xDatum === undefined || yDatum === undefined
				? []
				: [{ ...each, x: xDatum, y: yDatum }];
		}),
		breaks: [],
	};
}

function axisOf(spec: ScatterAxisSpec, by: string, sources: ChartSources) {
	const dataset = datasetNamed(spec.dataset, sources);
	const measure: NumberColumn = measureNamed(spec.measure, dataset);
	const column = columnNamed(by, dataset);
	const data = new Map<string, Datum>();
	for (const row of keptRows(dataset, spec.keep)) {
		const key = row.fields.get(by) ?? '';
		if (data.has(key)) throw twice(key, row, dataset.name);
		const datum = datumOf(dataset, measure, row);
		if (datum !== undefined) data.set(key, datum);
	}
	return {
		by: column,
		data,
		axis: {
			label: measure.title,
			unit: shownUnit(spec.unit, measure.unit, sources),
			digits: spec.digits,
			isLogarithmic: spec.scale === 'logarithmic',
		},
	};
}

function twice(key: string, row: Row, dataset: string): DrawingFault {
	return new DrawingFault(
		'figure-draws',
		`“${key}” has two numbers on one axis (line ${row.line} of ${dataset}/data.csv). Narrow the rows with “keep”, to one year for instance.`,
	);
}
