import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readBrief } from '../../src/publication/brief.ts';
import { manuscriptOf } from '../../src/publication/manuscript.ts';
import { outboundLinks } from '../../src/publication/outbound-links.ts';

const { brief } = readBrief(manuscriptOf({}));
if (brief === undefined) throw new Error('The manuscript cannot be read.');

test('a work leads to its address, with the day for an archive of the web', () => {
	const [entry] = brief.citations.en.list(['balassa1965']);
	const address = 'https://doi.org/10.1111/j.1467-9957.1965.tb00050.x';
	expect(entry?.html).toContain(
		`<a href="${address}" data-originalurl="${address}" data-versiondate="${brief.edition.date}">${address}</a>.`,
	);
});

test('CITATION.cff says what edition.yaml says', () => {
	const file = parse(readFileSync('CITATION.cff', 'utf8')) as {
		version: string;
		'date-released': string;
		'preferred-citation': { title: string; authors: { name: string }[]; url: string };
	};
	const { edition, routes } = brief;
	const cited = file['preferred-citation'];
	expect(file.version).toBe(edition.id);
	expect(file['date-released']).toBe(edition.date);
	expect(cited.title).toBe(edition.title.en);
	expect(cited.authors).toEqual([{ name: edition.author.en }]);
	expect(cited.url).toBe(new URL(routes.inEdition(edition.id, '/en/'), edition.address).href);
});

test('every DOI of the bibliography is among the addresses that the report lists, once', () => {
	const links = outboundLinks(brief);
	const addresses = links.map(({ address }) => address);
	expect(new Set(addresses).size).toBe(addresses.length);
	const dois = [...brief.bibliography.values()].flatMap(({ item }) => item.DOI ?? []);
	expect(dois.length).toBeGreaterThan(20);
	for (const doi of dois) {
		expect(doi).toMatch(/^10\.\d{4,9}\/\S+$/);
		expect(addresses).toContain(`https://doi.org/${doi}`);
	}
	for (const { from } of links) expect(from.length).toBeGreaterThan(0);
});
