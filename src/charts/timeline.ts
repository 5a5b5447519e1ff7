import type { TimelineChart } from './chart.ts';
import { DrawingFault } from './drawing-fault.ts';
import { columnNamed, datasetNamed, keptRows, type ChartSources } from './selecting.ts';
import type { SpecOf } from './spec.ts';

/** The events of a dataset in the order of their dates. */
export function timelineChart(spec: SpecOf<'timeline'>, sources: ChartSources): TimelineChart {
	const { data } = spec;
	const dataset = datasetNamed(data.dataset, sources);
	const date = columnNamed(data.date, dataset);
	if (date.kind !== 'date' && date.kind !== 'year') {
		throw new DrawingFault(
			'column-resolves',
			`The column “${data.date}” of “${dataset.name}” holds no dates.`,
		);
	}
	for (const name of [data.label.vi, data.label.en]) columnNamed(name, dataset);
	const events = keptRows(dataset, data.keep)
		.map((row) => ({
			date: row.fields.get(data.date) ?? '',
			label: {
				vi: row.fields.get(data.label.vi) ?? '',
				en: row.fields.get(data.label.en) ?? '',
			},
			origin: { dataset: dataset.name, column: data.date, line: row.line },
		}))
		.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
	if (events.length === 0) {
		throw new DrawingFault('figure-draws', 'No row of the data has an event to draw.');
	}
	return { kind: 'timeline', events, breaks: [] };
}
