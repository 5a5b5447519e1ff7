import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { validateXML } from 'xmllint-wasm';

const folder = 'tests/fixtures/schemas';

const readSchema = (fileName: string) => ({
	fileName,
	contents: readFileSync(join(folder, fileName), 'utf8'),
});

/** What the rules of sitemaps.org find wrong in a map of a site. */
export async function sitemapFaults(contents: string): Promise<string[]> {
	const { errors } = await validateXML({
		xml: { fileName: 'sitemap.xml', contents },
		schema: readSchema('sitemap.xsd'),
		preload: readSchema('sitemap-links.xsd'),
	});
	return errors.map(({ message }) => message);
}

/** What RFC 4287 finds wrong in a feed. */
export async function feedFaults(contents: string): Promise<string[]> {
	const { errors } = await validateXML({
		xml: { fileName: 'feed.xml', contents },
		schema: readSchema('atom.rng'),
		extension: 'relaxng',
	});
	return errors.map(({ message }) => message);
}

const isValidData = new Ajv({
	allErrors: true,
	strict: true,
	strictRequired: false,
	strictTypes: false,
}).compile(JSON.parse(readSchema('json-ld.schema.json').contents));

/** The data for search engines in a page, and what is wrong with them. */
export function structuredData(html: string): { type: string; faults: string[] } | undefined {
	const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
	if (json === undefined) return undefined;
	const data = JSON.parse(json) as Record<string, unknown>;
	isValidData(data);
	const faults = (isValidData.errors ?? []).map(
		({ instancePath, message }) => `${instancePath} ${message}`,
	);
	return { type: String(data['@type']), faults };
}
