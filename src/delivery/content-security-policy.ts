import { createHash } from 'node:crypto';

const policyMeta = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

/** A page whose policy names its inline scripts and styles again, after these have changed. */
export function renewPolicy(html: string): string {
	return html.replace(policyMeta, () => policyElement(html));
}

/** Data in a script element are never run and need no leave. */
const inlineScript =
	/<script(?![^>]*\b(?:src=|type="application\/ld\+json"))[^>]*>(?<code>[\s\S]+?)<\/script>/g;
const inlineStyle = /<style[^>]*>(?<css>[\s\S]*?)<\/style>/g;

/**
 * The policy of a page, as the element that goes behind its charset: everything from the page’s own
 * origin, nothing inline but what is named by its hash, no plug-ins, no forms, no other base.
 */
export function policyElement(html: string): string {
	const scripts = [...html.matchAll(inlineScript)].map(({ groups }) =>
		hashOf(groups?.['code'] ?? ''),
	);
	const styles = [...html.matchAll(inlineStyle)].map(({ groups }) => hashOf(groups?.['css'] ?? ''));
	const policy = [
		"default-src 'none'",
		`script-src ${sources(scripts)}${hasSearch(html) ? " 'wasm-unsafe-eval'" : ''}`,
		`style-src ${sources(styles)}`,
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/**
 * The search engine is WebAssembly; `'wasm-unsafe-eval'` allows that and no other evaluation. It is
 * there where a page names the index: in its header.
 */
function hasSearch(html: string): boolean {
	return /<[^>]+\sdata-tag="/.test(html);
}

function sources(hashes: readonly string[]): string {
	return ["'self'", ...new Set(hashes)].join(' ');
}

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
