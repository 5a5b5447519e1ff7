import { z } from 'astro/zod';

/** The keys that a schema knows at a path; of a union, those of all its branches. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
	const [step, ...rest] = path;
	if (schema instanceof z.ZodObject) {
		if (step === undefined) return Object.keys(schema.shape);
		const inner: z.core.$ZodType | undefined = schema.shape[String(step)];
		return inner === undefined ? [] : keysAt(inner, rest);
	}
	if (schema instanceof z.ZodArray) return step === undefined ? [] : keysAt(schema.element, rest);
	if (schema instanceof z.ZodRecord) {
		return step === undefined ? [] : keysAt(schema.valueType, rest);
	}
	if (schema instanceof z.ZodUnion) {
		return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
	}
	if (schema instanceof z.ZodLazy) return keysAt(schema.unwrap() as z.core.$ZodType, path);
	if (schema instanceof z.ZodPipe) return keysAt(schema.in, path);
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
		return keysAt(schema.unwrap(), path);
	}
	return [];
}
