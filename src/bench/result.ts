import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { z } from 'astro/zod';
import { rounded, type Measure, type Unit } from './measure.ts';
import { tableText } from './table-text.ts';

const machineSchema = z.strictObject({
	processor: z.string(),
	cores: z.int(),
	/** In megabytes. */
	memory: z.int(),
	system: z.string(),
	node: z.string(),
	browser: z.string(),
});

const resultSchema = z.strictObject({
	machine: machineSchema,
	measures: z.record(z.string(), z.strictObject({ value: z.number(), unit: z.string() })),
});

/** What was measured, and on what. */
export type BenchResult = z.output<typeof resultSchema>;
export type Machine = z.output<typeof machineSchema>;

export function machineWith(browser: string): Machine {
	const [processor] = cpus();
	return {
		processor: processor?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memory: Math.round(totalmem() / 2 ** 20),
		system: `${platform()} ${arch()}`,
		node: process.version,
		browser,
	};
}

export function resultOf(machine: Machine, measures: readonly Measure[]): BenchResult {
	const entries = measures.map(
		({ name, value, unit }) => [name, { value: Number(value.toPrecision(5)), unit }] as const,
	);
	return { machine, measures: Object.fromEntries(entries) };
}

export function readResult(file: string): BenchResult | undefined {
	if (!existsSync(file)) return undefined;
	return resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function writeResult(file: string, result: BenchResult): void {
	writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}

/**
 * How far two runs of the same code lie apart: a part of the value, and at least so much. Bytes and
 * counts repeat themselves; processor time moves with what else the machine does, waiting even more.
 */
const noise: Record<Unit, { readonly part: number; readonly least: number }> = {
	'CPU s': { part: 0.1, least: 0.5 },
	'CPU ms': { part: 0.15, least: 0.1 },
	s: { part: 0.1, least: 0.1 },
	ms: { part: 0.2, least: 24 },
	MB: { part: 0.1, least: 50 },
	kB: { part: 0.01, least: 0.1 },
	times: { part: 0.1, least: 0.05 },
	shift: { part: 0, least: 0.002 },
	count: { part: 0, least: 0 },
};

/** Units that another machine changes. */
const bound: readonly Unit[] = ['CPU s', 'CPU ms', 's', 'ms', 'MB'];

/** A measure that changed by more than its noise. */
export interface Change {
	readonly name: string;
	readonly unit: Unit;
	readonly before: number;
	readonly now: number;
	/** Parts of the measure that changed as well, the largest first: what the change comes from. */
	readonly from: readonly { readonly name: string; readonly difference: number }[];
}

export interface Comparison {
	readonly worse: readonly Change[];
	readonly better: readonly Change[];
	/** Whether the earlier result is of another machine, so that only bytes and counts compare. */
	readonly isElsewhere: boolean;
	/** Measures that the earlier result does not have. */
	readonly added: readonly string[];
}

/** Compares what was measured with an earlier result; a greater number is a worse one. */
export function compare(
	measures: readonly Measure[],
	machine: Machine,
	earlier: BenchResult,
): Comparison {
	const isElsewhere =
		machine.processor !== earlier.machine.processor || machine.cores !== earlier.machine.cores;
	const differenceOf = ({ name, value }: Measure) =>
		value - (earlier.measures[name]?.value ?? value);
	const changes = measures.flatMap((measure): Change[] => {
		const { name, value, unit } = measure;
		const before = earlier.measures[name]?.value;
		if (before === undefined || (isElsewhere && bound.includes(unit))) return [];
		const { part, least } = noise[unit];
		if (Math.abs(value - before) <= Math.max(part * Math.abs(before), least)) return [];
		const from = measures
			.filter((each) => each.name.startsWith(`${name}: `) && differenceOf(each) !== 0)
			.map((each) => ({
				name: each.name.slice(name.length + 2),
				difference: differenceOf(each),
			}))
			.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
		return [{ name, unit, before, now: value, from }];
	});
	return {
		worse: changes.filter(({ before, now }) => now > before),
		better: changes.filter(({ before, now }) => now < before),
		isElsewhere,
		added: measures
			.filter(({ name }) => earlier.measures[name] === undefined)
			.map(({ name }) => name),
	};
}

/** Says what became worse and better, by how much and from what. */
export function comparisonText({ worse, better, isElsewhere, added }: Comparison): string {
	const table = (changes: readonly Change[]) =>
		tableText([
			['measure', 'before', 'now', '', 'change'],
			...changes.map(({ name, unit, before, now }) => [
				name,
				rounded(before),
				rounded(now),
				unit,
				before === 0 ? 'from none' : `${((now / before - 1) * 100).toFixed(0)}%`,
			]),
		]);
	const origins = worse
		.filter(({ from }) => from.length > 0)
		.map(({ name, unit, from }) => {
			const parts = from
				.slice(0, 4)
				.map(
					(each) =>
						`${each.difference > 0 ? '+' : ''}${rounded(each.difference)} ${unit} ${each.name}`,
				);
			return `${name} comes from ${parts.join(', ')}.`;
		});
	return [
		...(isElsewhere
			? ['The accepted result is of another machine: only bytes and counts are compared.']
			: []),
		...(worse.length === 0
			? ['Nothing is worse than the accepted result by more than its noise.']
			: [`Worse than the accepted result:\n\n${table(worse)}`, ...origins]),
		...(better.length === 0 ? [] : [`Better than the accepted result:\n\n${table(better)}`]),
		...(added.length === 0 ? [] : [`New, so not compared: ${added.join('; ')}.`]),
	].join('\n\n');
}
