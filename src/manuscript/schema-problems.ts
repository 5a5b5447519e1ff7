import type { z } from 'astro/zod';
import { nearest, suggestion } from '../diagnostics/nearest.ts';
import type { Place, Problem, Report } from '../diagnostics/problem.ts';
import type { PlaceOf } from './place.ts';
import { keysAt } from './schema-keys.ts';

type Issue = z.core.$ZodIssue;

/** Tells an author, in plain words, each way in which a file misses its format. */
export function reportIssues(
	issues: readonly Issue[],
	schema: z.ZodType,
	placeOf: PlaceOf,
	report: Report,
): void {
	const meant = meantKeys(issues, schema);
	for (const issue of issues) {
		if (isMissing(issue) && meant.has(issue.path.map(String).join('.'))) continue;
		for (const problem of problemsOf(issue, schema, placeOf)) report(problem);
	}
}

/** Keys that are not missing but misspelt: an unknown key beside them is nearest to them. */
function meantKeys(issues: readonly Issue[], schema: z.ZodType): Set<string> {
	const meant = issues.flatMap((issue) => {
		if (issue.code !== 'unrecognized_keys') return [];
		const known = keysAt(schema, issue.path);
		return issue.keys.flatMap((key) => {
			const near = nearest(key, known);
			return near === undefined ? [] : [[...issue.path, near].map(String).join('.')];
		});
	});
	return new Set(meant);
}

function isMissing(issue: Issue): boolean {
	return issue.code === 'invalid_type' && issue.input === undefined;
}

function problemsOf(issue: Issue, schema: z.ZodType, placeOf: PlaceOf): Problem[] {
	const place = placeOf(issue.path);
	const name = nameOf(issue.path);
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({
				rule: 'key-is-known',
				place: placeOf([...issue.path, key]),
				message: `The key “${key}” is not known ${locationOf(issue.path)}. ${suggestion(
					key,
					keysAt(schema, issue.path),
					'Remove it, or look up the format in content/README.md.',
				)}`,
			}));
		case 'invalid_type':
			if (issue.input === undefined) {
				return [
					{
						rule: 'field-is-present',
						place,
						message: `${name} is missing. Add it: ${expectation(issue.expected)}.`,
					},
				];
			}
			return [
				{ rule: 'field-fits', place, message: `${name} must be ${expectation(issue.expected)}.` },
			];
		case 'invalid_value':
			if (issue.input === undefined) return [missingChoice(issue.path, issue.values, place)];
			return [
				{
					rule: 'field-fits',
					place,
					message:
						`${name} is “${String(issue.input)}”; it must be one of ${listed(issue.values)}. ${suggestion(String(issue.input), issue.values.map(String), '')}`.trim(),
				},
			];
		case 'invalid_union':
			return unionProblems(issue, schema, placeOf);
		case 'invalid_key':
		case 'invalid_element':
			return issue.issues.flatMap((inner) =>
				problemsOf({ ...inner, path: [...issue.path, ...inner.path] } as Issue, schema, placeOf),
			);
		case 'too_small':
			return [
				{
					rule: 'field-fits',
					place,
					message:
						issue.origin === 'string'
							? `${name} is empty. Fill it in.`
							: issue.origin === 'array'
								? `${name} needs at least ${issue.minimum} entries.`
								: `${name} must be at least ${issue.minimum}.`,
				},
			];
		case 'too_big':
			return [
				{
					rule: 'field-fits',
					place,
					message: `${name} must be at most ${issue.maximum}${
						issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : ''
					}.`,
				},
			];
		default:
			return [{ rule: 'field-fits', place, message: `${name}: ${sentence(issue.message)}` }];
	}
}

/** Of a union’s branches, the one that the author’s text comes nearest to is the one to explain. */
function unionProblems(
	issue: Extract<Issue, { code: 'invalid_union' }>,
	schema: z.ZodType,
	placeOf: PlaceOf,
): Problem[] {
	const branches = issue.errors.filter((branch) => branch.length > 0);
	const isMismatch = (branch: readonly Issue[]) =>
		branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0);
	const candidates = branches.filter((branch) => !isMismatch(branch));
	const closest = candidates.toSorted((a, b) => a.length - b.length)[0];
	if (closest === undefined) {
		return [unionMismatch(issue, placeOf(issue.path))];
	}
	return closest.flatMap((inner) =>
		problemsOf({ ...inner, path: [...issue.path, ...inner.path] } as Issue, schema, placeOf),
	);
}

/** A union told apart by one key names the values of that key; another can only be looked up. */
function unionMismatch(issue: Extract<Issue, { code: 'invalid_union' }>, place: Place): Problem {
	const name = nameOf(issue.path);
	const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
	if (options.length === 0) {
		const message = `${name} does not have a form that the format allows. Look it up in content/README.md.`;
		return { rule: 'field-fits', place, message };
	}
	const written = (issue.input as Record<string, unknown>)[String(issue.path.at(-1))];
	if (written === undefined) return missingChoice(issue.path, options, place);
	const hint = suggestion(String(written), options.map(String), '');
	const message = `${name} is “${String(written)}”; it must be one of ${listed(options)}. ${hint}`;
	return { rule: 'field-fits', place, message: message.trim() };
}

function missingChoice(
	path: readonly PropertyKey[],
	options: readonly unknown[],
	place: Place,
): Problem {
	const message = `${nameOf(path)} is missing. Write one of ${listed(options)}.`;
	return { rule: 'field-is-present', place, message };
}

function listed(options: readonly unknown[]): string {
	return options.map((option) => `“${String(option)}”`).join(', ');
}

function nameOf(path: readonly PropertyKey[]): string {
	const last = path.at(-1);
	if (last === undefined) return 'The file';
	if (typeof last === 'number')
		return `Entry ${last + 1} of “${String(path.at(-2) ?? 'the list')}”`;
	const entry = path.findLastIndex((step) => typeof step === 'number');
	if (entry >= 0) {
		const field = path
			.slice(entry + 1)
			.map(String)
			.join('.');
		return `“${field}” in entry ${Number(path[entry]) + 1} of “${String(path[entry - 1] ?? 'the list')}”`;
	}
	return `“${path.map(String).join('.')}”`;
}

function locationOf(path: readonly PropertyKey[]): string {
	return path.length === 0 ? 'here' : `in “${path.map(String).join('.')}”`;
}

function expectation(type: string): string {
	switch (type) {
		case 'string':
			return 'a text';
		case 'number':
			return 'a number, as in 2.8: a point for decimals, no quotation marks';
		case 'int':
			return 'a whole number, without quotation marks';
		case 'boolean':
			return 'true or false';
		case 'array':
			return 'a list (lines that begin with “- ”)';
		case 'object':
		case 'record':
			return 'a group of keys';
		default:
			return `a ${type}`;
	}
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
