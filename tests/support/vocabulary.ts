import { join } from 'node:path';
import ts from 'typescript';

/** The structured data of a page: every object that it declares. */
export function structuredDataOf(html: string): object[] {
	const scripts = html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g);
	return [...scripts].map(([, json = '']) => JSON.parse(json) as object);
}

/**
 * What is wrong with structured data by the vocabulary of schema.org: unknown types and properties,
 * and values that a property does not take. The vocabulary is a package of TypeScript types, so that
 * the compiler is the validator. A thing of several types must fit each of them.
 */
export function vocabularyFaults(things: readonly object[]): string[] {
	const lines = things.flatMap(eachType).map((thing, index) => {
		const type = String(Reflect.get(thing, '@type'));
		return `export const thing${index}: WithContext<schema.${type}> = ${JSON.stringify(thing)};`;
	});
	const file = join(process.cwd(), 'tests/support/structured-data.generated.ts');
	const text = [
		"import type * as schema from 'schema-dts';",
		"import type { WithContext } from 'schema-dts';",
		...lines,
	].join('\n');
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		skipLibCheck: true,
		types: [],
		module: ts.ModuleKind.NodeNext,
		target: ts.ScriptTarget.ES2024,
	};
	const host = ts.createCompilerHost(options);
	const { getSourceFile, fileExists, readFile } = host;
	host.getSourceFile = (name, ...rest) =>
		name === file
			? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024)
			: getSourceFile.call(host, name, ...rest);
	host.fileExists = (name) => name === file || fileExists.call(host, name);
	host.readFile = (name) => (name === file ? text : readFile.call(host, name));
	const program = ts.createProgram([file], options, host);
	return ts
		.getPreEmitDiagnostics(program)
		.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** A thing, or a part of it, once for each type that it says to be of. */
function eachType(thing: object): object[] {
	return Object.entries(thing).reduce<object[]>(
		(variants, [key, value]) => {
			const values: unknown[] =
				key === '@type' && Array.isArray(value)
					? value
					: value !== null && typeof value === 'object' && !Array.isArray(value)
						? eachType(value as object)
						: [value];
			return variants.flatMap((variant) => values.map((each) => ({ ...variant, [key]: each })));
		},
		[{}],
	);
}
