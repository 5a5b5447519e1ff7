import { parseArgs, type ParseArgsConfig } from 'node:util';
import { suggestion } from '../diagnostics/nearest.ts';

/** What a command does and takes, told by `--help` and held against what was written. */
export interface Usage<Name extends string = string> {
	/** As an author types it: `npm run bench`. */
	readonly command: string;
	readonly purpose: string;
	/** By name, without the dashes. */
	readonly options?: Readonly<Record<Name, Option>>;
	/** The words that must follow, in their order: `<dataset>`. */
	readonly words?: readonly string[];
}

export interface Option {
	readonly means: string;
	/** What stands behind it, for an option with values: `<parts>`, divided by commas. */
	readonly takes?: string;
}

/** How a command was called. */
export interface Call<Name extends string = string> {
	readonly has: (name: Name) => boolean;
	/** The values of an option; `undefined` where it was not written. */
	readonly listOf: (name: Name) => string[] | undefined;
	readonly words: readonly string[];
}

/** A command cannot do what it was asked; the message, for an author, says why and what to do. */
export class CommandError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'CommandError';
	}
}

/**
 * Reads the words behind a command. npm keeps an option for itself when “--” does not stand before
 * it, and tells it by a variable: that is found in `environment`, because a command that ignores an
 * option does something else than it was asked.
 *
 * @throws {CommandError} with everything that is wrong.
 */
export function readCall<Name extends string>(
	usage: Usage<Name>,
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): Call<Name> {
	const options = optionsOf(usage);
	const { tokens } = parseArgs({
		args: [...args],
		options: Object.fromEntries(
			[...options].map(([name, { takes }]) => [
				name,
				{ type: takes === undefined ? 'boolean' : 'string' },
			]),
		) satisfies ParseArgsConfig['options'],
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const faults: string[] = [];
	const given = new Map<string, string[]>();
	const words: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') words.push(token.value);
		if (token.kind !== 'option') continue;
		const fault = faultOf(token, usage);
		if (fault !== undefined) faults.push(fault);
		given.set(token.name, [...(given.get(token.name) ?? []), ...(token.value?.split(',') ?? [])]);
	}
	faults.push(...wordFaults(usage, words), ...keptByNpm(usage, environment));
	if (faults.length > 0) throw new CommandError([...faults, '', usageText(usage)].join('\n'));
	return { has: (name) => given.has(name), listOf: (name) => given.get(name), words };
}

/** Whether help was asked for, which nothing else that was written changes. */
export function isAskingForHelp(args: readonly string[]): boolean {
	return args.some((word) => word === '--help' || word === '-h');
}

/** What `--help` prints. */
export function usageText(usage: Usage): string {
	const options = [...optionsOf(usage)].map(
		([name, { takes, means }]) => [written(name, takes), means] as const,
	);
	const width = Math.max(0, ...options.map(([name]) => name.length));
	const behind = [...options.map(([name]) => `[${name}]`), ...(usage.words ?? [])];
	// npm hands on what stands behind “--” alone, words with it.
	const call = [usage.command, ...(behind.length > 0 ? ['--', ...behind] : [])].join(' ');
	return [
		`${call}\n  ${usage.purpose}`,
		...options.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`),
	].join('\n');
}

function optionsOf(usage: Usage): Map<string, Option> {
	return new Map(Object.entries(usage.options ?? {}));
}

function written(name: string, takes?: string): string {
	return takes === undefined ? `--${name}` : `--${name} ${takes}`;
}

interface OptionToken {
	readonly name: string;
	readonly rawName: string;
	readonly value?: string | undefined;
}

function faultOf({ name, rawName, value }: OptionToken, usage: Usage): string | undefined {
	const options = optionsOf(usage);
	const option = options.get(name);
	if (option === undefined) {
		const names = [...options.keys()].map((each) => `--${each}`);
		const otherwise = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`;
		return `${usage.command} has no option “${rawName}”. ${suggestion(rawName, names, otherwise)}`;
	}
	if (option.takes === undefined) {
		return value === undefined
			? undefined
			: `“--${name}” stands by itself: leave out “${value}” behind it.`;
	}
	const isGiven = value !== undefined && value !== '' && !value.startsWith('-');
	return isGiven ? undefined : `“--${name}” needs ${option.takes} behind it.`;
}

function wordFaults({ command, words: wanted = [] }: Usage, words: readonly string[]): string[] {
	const missing = wanted.slice(words.length).map((name) => `${name} is missing.`);
	const surplus = words
		.slice(wanted.length)
		.map((word) => `${command} can do nothing with the word “${word}”. Options begin with “--”.`);
	return [...missing, ...surplus];
}

function keptByNpm(
	usage: Usage,
	environment: Readonly<Record<string, string | undefined>>,
): string[] {
	// “--no-pdf” becomes “npm_config_pdf” with nothing in it.
	const variable = (name: string) => `npm_config_${name.replace(/^no-/, '').replaceAll('-', '_')}`;
	return [...optionsOf(usage).keys()]
		.filter((name) => environment[variable(name)] !== undefined)
		.map(
			(name) =>
				`npm kept “--${name}” for itself. Put “--” before it: ${usage.command} -- --${name}`,
		);
}
