import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { idsOf, type BuiltPage } from './built-pages.ts';

/** A built site, with what its links are judged by. */
export interface CheckedSite {
	readonly directory: string;
	/** The address of its host, and the folder there: `https://ferries.example` and `/brief`. */
	readonly origin: string;
	readonly base: string;
	readonly pages: readonly BuiltPage[];
}

/** Finds the addresses that lead to nothing. */
export type FindBroken = (addresses: readonly string[], from: string) => string[];

/** Judges addresses of a site as a browser on one of its pages would resolve them. */
export function brokenFinder({ directory, origin, base, pages }: CheckedSite): FindBroken {
	const ids = new Map(pages.map(({ path, html }) => [path, lazily(() => new Set(idsOf(html)))]));
	const isBroken = (address: string, from: string) => {
		const url = new URL(address, `${origin}${base}${from}`);
		if (url.origin !== origin || !/^https?:$/.test(url.protocol)) return false;
		if (!url.pathname.startsWith(`${base}/`)) return true;
		const path = decodeURIComponent(url.pathname.slice(base.length));
		const file = join(directory, path);
		if (!existsSync(file)) return true;
		if (statSync(file).isDirectory() && !(path.endsWith('/') && ids.has(path))) return true;
		// Words after “:~:” are looked for in the text, and mean no element.
		const [id = ''] = url.hash.slice(1).split(':~:');
		return id !== '' && ids.get(path)?.().has(decodeURIComponent(id)) === false;
	};
	return (addresses, from) => [...new Set(addresses)].filter((address) => isBroken(address, from));
}

function lazily<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

/** Whatever a page leads to or asks for: links, languages, pictures, scripts, faces, its own facts. */
export function addressesIn(html: string): string[] {
	const attributes = html.matchAll(/\s(?:href|src|poster|data|data-source)="([^"]*)"/g);
	const sets = html.matchAll(/\ssrcset="([^"]*)"/g);
	const facts = html.matchAll(/\scontent="(https?:\/\/[^"]+)"/g);
	const styles = html.matchAll(/url\(["']?([^"')]+)/g);
	const data = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
	return [
		...first(attributes),
		...first(sets).flatMap((set) => set.split(',').map((each) => each.trim().split(' ')[0] ?? '')),
		...first(facts),
		...first(styles),
		...first(data).flatMap((json) => stringsIn(JSON.parse(json)).filter(isWebAddress)),
	].map((address) => address.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
}

function first(matches: Iterable<RegExpMatchArray>): string[] {
	return [...matches].map((match) => match[1] ?? '');
}

export function isWebAddress(text: string): boolean {
	return /^https?:\/\/\S+$/.test(text);
}

/** Every text in plain data. */
export function stringsIn(data: unknown): string[] {
	if (typeof data === 'string') return [data];
	if (typeof data !== 'object' || data === null) return [];
	return Object.values(data).flatMap(stringsIn);
}

/** What a browser would fetch for a page from another host. */
export function askedOutside(html: string, origin: string): string[] {
	const resources =
		/<(?:img|script|source|iframe|embed|object|video|audio|track|input)\b[^>]*?\s(?:src|srcset|poster|data)="([^"]+)"/g;
	const links =
		/<link\b(?=[^>]*\brel="(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)")[^>]*?\shref="([^"]+)"/g;
	const styles = /(?:url\(["']?|@import\s+["'])([^"')]+)/g;
	return [resources, links, styles]
		.flatMap((pattern) => first(html.matchAll(pattern)))
		.filter((address) => /^(https?:)?\/\//.test(address) && !address.startsWith(`${origin}/`));
}

const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;
const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;

/** Where the policy of a page is laxer than it must be, or forbids what the page carries. */
export function policyFaults(html: string): string[] {
	const policies = first(
		html.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]+)"/g),
	);
	const [policy = ''] = policies;
	const directives = new Map(
		policy.split('; ').map((directive) => {
			const [name = '', ...sources] = directive.split(' ');
			return [name, sources] as const;
		}),
	);
	const faults = policies.length === 1 ? [] : [`${policies.length} policies`];
	const expected: Readonly<Record<string, RegExp>> = {
		'default-src': /^'none'$/,
		'script-src': /^'self'( 'sha256-[\w+/]+=')*( 'wasm-unsafe-eval')?$/,
		'style-src': /^'self'( 'sha256-[\w+/]+=')*$/,
		'img-src': /^'self' data:$/,
		'font-src': /^'self'$/,
		'connect-src': /^'self'$/,
		'manifest-src': /^'self'$/,
		'worker-src': /^'self'$/,
		'base-uri': /^'none'$/,
		'form-action': /^'none'$/,
	};
	for (const [name, pattern] of Object.entries(expected)) {
		const sources = directives.get(name)?.join(' ') ?? 'nothing';
		if (!pattern.test(sources)) faults.push(`${name} is ${sources}`);
	}
	for (const name of directives.keys()) {
		if (!(name in expected)) faults.push(`${name} is not expected`);
	}
	const hasSearch = html.includes(' data-tag="');
	if (directives.get('script-src')?.includes("'wasm-unsafe-eval'") !== hasSearch) {
		faults.push(`WebAssembly is ${hasSearch ? 'forbidden with' : 'allowed without'} the search`);
	}
	for (const css of first(html.matchAll(inlineStyle))) {
		if (!directives.get('style-src')?.includes(hashOf(css))) faults.push('a style is not named');
	}
	for (const [, attributes = '', code = ''] of html.matchAll(inlineScript)) {
		const isData = attributes.includes('type="application/ld+json"');
		if (!isData && !directives.get('script-src')?.includes(hashOf(code))) {
			faults.push('a script is not named');
		}
	}
	// What stands before the policy is not bound by it.
	const before = html.slice(0, html.indexOf('<meta http-equiv="Content-Security-Policy"'));
	if (/<(?:script|style|link)\b/.test(before)) faults.push('something stands before the policy');
	return faults;
}

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What a policy without `unsafe-inline` would stop. */
export function inlineActs(html: string): string[] {
	const tags = html.replace(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, '').match(/<[a-z][^>]*>/gi);
	return (tags ?? []).filter(
		(tag) =>
			/\son[a-z]+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')) ||
			/\sstyle="/.test(tag) ||
			/\s(?:href|src|action)="\s*(?:javascript|vbscript):/i.test(tag),
	);
}

/** The rules of a page’s styles that stand in no layer, and so beat all that do. */
export function unlayeredRules(html: string): string[] {
	const css = first(html.matchAll(inlineStyle)).join('\n');
	const rules: string[] = [];
	let depth = 0;
	let start = 0;
	for (let index = 0; index < css.length; index += 1) {
		if (css[index] === '{') {
			if (depth === 0) rules.push(css.slice(start, index).trim());
			depth += 1;
		}
		if (css[index] === '}') depth -= 1;
		if (depth === 0 && (css[index] === '}' || css[index] === ';')) start = index + 1;
	}
	return rules.filter((rule) => !/^@(layer|font-face|page|keyframes)/.test(rule));
}
