import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { builtPages, idsOf, isServed, linksOf } from '../support/built-pages.ts';
import {
	buildTwoEditions,
	changedBlock,
	deletedBlock,
	runFreeze,
} from '../support/build-editions.ts';
import { problemsOf } from '../support/fixture-brief.ts';

const { output, olderOutput, older, manuscript, remove } = buildTwoEditions();
afterAll(remove);

const read = (path: string) => readFileSync(join(output, path), 'utf8');
const origin = 'https://ferries.example';
const old = 'editions/2029.1/en/ferry-passengers/index.html';

describe('a frozen edition', () => {
	test('has the pages that it had when it was frozen, but for the notice and its links', () => {
		const folder = 'editions/2029.1';
		const paths = builtPages(join(olderOutput, folder)).map(({ path }) => path);
		expect(paths.length).toBeGreaterThan(20);
		for (const path of paths) {
			const file = `${folder}${path}${path.endsWith('/') ? 'index.html' : ''}`;
			const without = (html: string) =>
				html
					.replace(/<aside class="edition-notice">.*?<\/aside>/, '')
					.replace(/<link rel="(?:latest|successor|predecessor)-version"[^>]*>/g, '');
			expect(without(read(file)), path).toBe(
				without(readFileSync(join(olderOutput, file), 'utf8')),
			);
		}
	});

	test('keeps its words while the latest page has the new ones', () => {
		expect(read(old)).toContain('passengers grew slowly');
		expect(read('en/ferry-passengers/index.html')).toContain('passengers grew steadily');
		expect(read('editions/2030.1/en/ferry-passengers/index.html')).toContain(
			'passengers grew steadily',
		);
	});

	test('says that there is a newer one, and what changed on the page, in the reader’s language', () => {
		const notice = /<aside class="edition-notice">(.*?)<\/aside>/;
		const english = notice.exec(read(old))?.[1] ?? '';
		expect(english).toContain('You are reading edition 2029.1, 1 March 2029.');
		expect(english).toContain('href="/en/ferry-passengers/"');
		expect(english).toContain(`href="/en/changes/#since-2029.1-${changedBlock}"`);
		const vietnamese = notice.exec(read('editions/2029.1/vi/khach-qua-pha/index.html'))?.[1];
		expect(vietnamese).toContain('Bạn đang đọc ấn bản 2029.1');
		expect(notice.test(read('editions/2030.1/en/ferry-passengers/index.html'))).toBe(false);
	});

	test('names the editions before and after it', () => {
		expect(read(old)).toContain(
			`<link rel="successor-version" href="${origin}/editions/2030.1/en/ferry-passengers/">`,
		);
		expect(read('editions/2030.1/en/ferry-passengers/index.html')).toContain(
			`<link rel="predecessor-version" href="${origin}/editions/2029.1/en/ferry-passengers/">`,
		);
		expect(read(old)).toContain(
			`<link rel="latest-version" href="${origin}/en/ferry-passengers/">`,
		);
	});

	test('is canonical nowhere, cited as itself, and translated within itself', () => {
		expect(read(old)).toContain(`<link rel="canonical" href="${origin}/en/ferry-passengers/">`);
		expect(read(old)).toContain(
			`<link rel="cite-as" href="${origin}/editions/2029.1/en/ferry-passengers/">`,
		);
		expect(read(old)).toContain(`hreflang="vi" href="${origin}/editions/2029.1/vi/khach-qua-pha/"`);
	});

	test('tells the script that cites passages which of them have changed', () => {
		const { changed } = JSON.parse(read('editions/2029.1/en/ferry-passengers/passages.json')) as {
			changed: Record<string, { text: string }>;
		};
		expect(Object.keys(changed).sort()).toEqual([changedBlock, deletedBlock].sort());
		expect(changed[changedBlock]?.text).toContain('edition 2030.1');
		const latest = JSON.parse(read('en/ferry-passengers/passages.json')) as typeof changed;
		expect(JSON.stringify(latest)).toContain('something else in edition 2029.1');
	});

	test('cannot be frozen twice', () => {
		const { status, stderr } = runFreeze(older, join(dirname(output), 'never'));
		expect(status).toBe(1);
		expect(stderr).toContain('Edition 2029.1 is frozen already and never changes again.');
	});

	test('is packed with the checksum that its record names', () => {
		const folder = join(manuscript.directory, 'editions');
		expect(readdirSync(folder).sort()).toEqual(['2029.1.json', '2029.1.zip']);
		const { sha256 } = JSON.parse(readFileSync(join(folder, '2029.1.json'), 'utf8')) as {
			sha256: string;
		};
		const bytes = readFileSync(join(folder, '2029.1.zip'));
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
	});
});

describe('every page of every edition', () => {
	const pages = builtPages(output);
	const inEditions = pages.filter(({ path }) => path.startsWith('/editions/'));

	test.each(inEditions)('$path leads only to what exists', ({ path, html }) => {
		const broken = linksOf(html).filter((href) => {
			const url = new URL(href, origin + path);
			if (url.origin !== origin) return false;
			if (!isServed(output, url.pathname)) return true;
			const target = pages.find((page) => page.path === url.pathname);
			return (
				url.hash !== '' &&
				!idsOf(target?.html ?? '').includes(decodeURIComponent(url.hash.slice(1)))
			);
		});
		expect(broken).toEqual([]);
	});

	test.each(inEditions)('$path finds its scripts and faces', ({ html }) => {
		const assets = [...html.matchAll(/\/_astro\/[\w.@~-]+/g)].map(([path]) => path);
		expect(assets.filter((path) => !existsSync(join(output, path)))).toEqual([]);
	});
});

describe('what changed', () => {
	test('is told paragraph by paragraph with the words that went and came, in both languages', () => {
		const english = read('en/changes/index.html').replace(/\s*(class="[^"]*")/g, '');
		expect(english).toContain('Since edition 2029.1, 1 March 2029');
		expect(english).toContain('Paragraphs changed: 1; added: 0; removed: 1.');
		expect(english).toMatch(/<del>slowly\.<\/del>\s*<ins>steadily\.<\/ins>/);
		const vietnamese = read('vi/changes/index.html').replace(/\s*(class="[^"]*")/g, '');
		expect(vietnamese).toMatch(/<del>chậm\.<\/del>\s*<ins>đều\.<\/ins>/);
	});

	test('stands in the feed, the newest edition first', () => {
		const feed = read('en/feed.xml');
		const ids = [...feed.matchAll(/<entry>\s*<id>([^<]+)/g)].map((match) => match[1]);
		expect(ids).toEqual([`${origin}/editions/2030.1/en/`, `${origin}/editions/2029.1/en/`]);
		expect(feed).toContain('Paragraphs changed: 1; added: 0; removed: 1.');
	});

	test('leaves the identifier of a deleted paragraph in its chapter, with a word', () => {
		for (const [path, words] of [
			['en/ferry-passengers', 'stood here until edition 2030.1'],
			['vi/khach-qua-pha', 'có đến trước ấn bản 2030.1'],
		]) {
			const html = read(`${path}/index.html`);
			expect(idsOf(html)).toContain(deletedBlock);
			expect(html).toContain(words);
		}
	});
});

test('an archive that was touched is no edition any more', () => {
	const archive = join(manuscript.directory, 'editions/2029.1.zip');
	const bytes = readFileSync(archive);
	writeFileSync(archive, Buffer.concat([bytes, Buffer.from([0])]));
	const problems = problemsOf(manuscript);
	writeFileSync(archive, bytes);
	expect(problems.map(({ rule }) => rule)).toEqual(['edition-is-intact']);
	expect(problemsOf(manuscript)).toEqual([]);
});
