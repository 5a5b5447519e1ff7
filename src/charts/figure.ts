import type { Place, Report } from '../diagnostics/problem.ts';
import { listFiles, type Manuscript } from '../manuscript/read-files.ts';
import type { PlaceOf } from '../manuscript/place.ts';
import { readYaml } from '../manuscript/read-yaml.ts';
import type { Chart } from './chart.ts';
import { chartOf, type FigureSources } from './chart-of.ts';
import { DrawingFault } from './drawing-fault.ts';
import { figureSchema, type FigureSpec } from './spec.ts';

/** A numbered, titled exhibit: what its author asked for and the chart that the data give. */
export interface Figure {
	readonly id: string;
	readonly spec: FigureSpec;
	readonly chart: Chart;
	readonly place: Place;
	readonly placeOf: PlaceOf;
	/** What the author wrote, for the gallery of figures. */
	readonly source: string;
}

export type Figures = ReadonlyMap<string, Figure>;

/** Reads every file of `figures/`; a figure that cannot be drawn is reported and left out. */
export function loadFigures(
	manuscript: Manuscript,
	sources: FigureSources,
	report: Report,
): Figures {
	const figures = new Map<string, Figure>();
	for (const path of listFiles(manuscript, 'figures', '.yaml')) {
		const id = path.replace(/^.*\/|\.yaml$/g, '');
		const record = readYaml(manuscript, path, figureSchema, report);
		if (record === undefined) {
			report.spoiled.add('figure', id);
			continue;
		}
		const { value: spec, placeOf } = record;
		const place = placeOf(['kind']);
		try {
			const source = record.text.trim();
			figures.set(id, { id, spec, chart: chartOf(spec, sources), place, placeOf, source });
		} catch (error) {
			if (!(error instanceof DrawingFault)) throw error;
			report.spoiled.add('figure', id);
			if (error.isConsequence) continue;
			const message = `The figure cannot be drawn. ${error.message}`;
			report({ rule: error.rule, place: placeOf(['data' in spec ? 'data' : 'kind']), message });
		}
	}
	return figures;
}
