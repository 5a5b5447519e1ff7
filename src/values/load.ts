import { suggestion } from '../diagnostics/nearest.ts';
import type { Place, Report } from '../diagnostics/problem.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Unit } from '../datasets/unit.ts';
import type { Units } from '../datasets/units.ts';
import type { Localized } from '../locale/locales.ts';
import { listFiles, type Manuscript } from '../manuscript/read-files.ts';
import { readYamlRecords } from '../manuscript/read-yaml.ts';
import { compute, ComputationFault, type Step } from './compute.ts';
import { computationOf, valueSchema, type ValueDefinition } from './schema.ts';

/** A number with a name, computed from the data, ready to be said in either language. */
export interface NamedValue {
	readonly name: string;
	readonly title: Localized;
	readonly note: Localized | undefined;
	/** How the number comes about, down to the cells of the datasets. */
	readonly step: Step;
	/** In the base unit. */
	readonly value: number;
	readonly unit: Unit;
	readonly digits: number;
	readonly isSigned: boolean;
	/** Where the value is defined. */
	readonly place: Place;
}

export type NamedValues = ReadonlyMap<string, NamedValue>;

interface Definition {
	readonly definition: ValueDefinition;
	readonly place: Place;
}

/** What values are computed from. */
export interface ValueSources {
	readonly datasets: ReadonlyMap<string, Dataset>;
	readonly units: Units;
}

/** Reads and computes every value of `values/`; one with problems is reported and left out. */
export function loadValues(
	manuscript: Manuscript,
	sources: ValueSources,
	report: Report,
): NamedValues {
	const definitions = readDefinitions(manuscript, report);
	const steps = computeAll(definitions, sources.datasets, report);
	const values = new Map<string, NamedValue>();
	for (const [name, { definition, place }] of definitions) {
		const step = steps.get(name);
		const unit = step === undefined ? undefined : unitOf(definition, step, place, sources, report);
		if (step === undefined || unit === undefined) {
			report.spoiled.add('value', name);
			continue;
		}
		values.set(name, {
			name,
			title: definition.title,
			note: definition.note,
			step,
			value: step.result.value,
			unit,
			digits: definition.show.digits,
			isSigned: definition.show.signed,
			place,
		});
	}
	return values;
}

function readDefinitions(manuscript: Manuscript, report: Report): Map<string, Definition> {
	const definitions = new Map<string, Definition>();
	for (const path of listFiles(manuscript, 'values', '.yaml')) {
		const kind = { schema: valueSchema, kind: 'value' } as const;
		const { entries, placeOf } = readYamlRecords(manuscript, path, kind, report);
		for (const [name, definition] of entries) {
			const place = placeOf([name]);
			const first = definitions.get(name);
			if (first === undefined) definitions.set(name, { definition, place });
			else {
				report({
					rule: 'value-name-is-unique',
					place,
					message: `The value “${name}” is already defined in ${first.place.file}:${first.place.line ?? 1}. Give one of them another name.`,
				});
			}
		}
	}
	return definitions;
}

/** Computes every definition once, whatever refers to it; reports each fault where it is defined. */
function computeAll(
	definitions: ReadonlyMap<string, Definition>,
	datasets: ReadonlyMap<string, Dataset>,
	report: Report,
): Map<string, Step> {
	const steps = new Map<string, Step>();
	const faults = new Map<string, ComputationFault>();
	const underWay = new Set<string>();

	const resolve = (name: string): Step | undefined => {
		const found = definitions.get(name);
		if (steps.has(name) || found === undefined) return steps.get(name);
		if (faults.has(name)) throw restsOnFault(name);
		if (underWay.has(name)) throw circle(name);
		underWay.add(name);
		try {
			const context = { datasets, names: definitions.keys(), resolve, spoiled: report.spoiled };
			steps.set(name, compute(computationOf(found.definition), context));
		} catch (error) {
			if (error instanceof ComputationFault) faults.set(name, error);
			throw error;
		} finally {
			underWay.delete(name);
		}
		return steps.get(name);
	};

	for (const [name, { place }] of definitions) {
		try {
			if (!faults.has(name)) resolve(name);
		} catch (error) {
			if (!(error instanceof ComputationFault)) throw error;
		}
		const fault = faults.get(name);
		if (fault === undefined) continue;
		report.spoiled.add('value', name);
		if (!fault.isConsequence) {
			report({ rule: fault.rule, place, message: `The value “${name}”: ${fault.message}` });
		}
	}
	return steps;
}

/** The author is told of the value that it rests on. */
function restsOnFault(name: string): ComputationFault {
	return new ComputationFault('value-computes', `It rests on “${name}”.`, true);
}

function circle(name: string): ComputationFault {
	return new ComputationFault(
		'value-computes',
		`It goes in a circle through “${name}”. Let one of the values be computed from data alone.`,
	);
}

/** The unit to show: the one asked for, else that of the cells; both must have the same base. */
function unitOf(
	{ show }: ValueDefinition,
	step: Step,
	place: Place,
	{ units }: ValueSources,
	report: Report,
): Unit | undefined {
	const own = step.selection?.column.unit;
	if (show.unit === undefined && own !== undefined) return own;
	const wanted = show.unit ?? (step.result.base === 'year' ? 'year' : 'number');
	const unit = units.get(wanted);
	if (unit === undefined) {
		report({
			rule: 'unit-resolves',
			place,
			message: `The unit “${wanted}” is not defined. ${suggestion(wanted, units.keys(), 'Define it in content/units.yaml.')}`,
		});
		return undefined;
	}
	if (unit.base === step.result.base) return unit;
	report({
		rule: 'unit-fits',
		place,
		message: `The number is of the kind “${step.result.base}”, but the unit “${unit.id}” is of the kind “${unit.base}”. Choose a unit of the same kind.`,
	});
	return undefined;
}
