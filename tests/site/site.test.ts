import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { buildValidBrief, runBuild } from '../support/build-fixture.ts';
import { builtPages, idsOf, isServed } from '../support/built-pages.ts';
import { applyDefect, copyValidBrief, type Defect } from '../support/fixture-brief.ts';
import { markupFaults } from '../support/markup.ts';
import {
	addressesIn,
	askedOutside,
	brokenFinder,
	inlineActs,
	policyFaults,
	unlayeredRules,
} from '../support/page-checks.ts';
import { expectPreviousOutput, writePreviousOutput } from '../support/previous-output.ts';

const output = inject('builtBrief');
const pages = builtPages(output);
const origin = 'https://ferries.example';
const findBroken = brokenFinder({ directory: output, origin, base: '', pages });

describe('every page', () => {
	test.each(pages)('$path names its language, its title and its counterpart', ({ path, html }) => {
		expect(html).toMatch(/<html lang="(vi|en)"/);
		expect(html).toMatch(/<title>[^<]+<\/title>/);
		expect(html).toMatch(/<meta name="description" content="[^"]+"/);
		const isOfOneLanguage = /^\/(vi|en)\//.test(path);
		const counterpart = /hreflang="(vi|en)" href="https:\/\/ferries\.example(\/[^"]*)"/g;
		const alternates = [...html.matchAll(counterpart)].map((match) => match[2] ?? '');
		if (isOfOneLanguage) expect(alternates).toContain(path);
		for (const alternate of alternates) expect(isServed(output, alternate)).toBe(true);
	});

	test.each(pages)('$path has unique ids and nothing that acts in an attribute', ({ html }) => {
		const ids = idsOf(html);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		expect(inlineActs(html)).toEqual([]);
	});

	test.each(pages)('$path leads only to what exists', ({ path, html }) => {
		expect(findBroken(addressesIn(html), path)).toEqual([]);
	});

	test.each(pages)('$path asks nothing of another host', ({ html }) => {
		expect(askedOutside(html, origin)).toEqual([]);
	});

	test.each(pages)('$path has a strict policy that fits what it carries', ({ html }) => {
		expect(policyFaults(html)).toEqual([]);
	});

	test.each(pages)('$path has every rule in a layer', ({ html }) => {
		expect(unlayeredRules(html)).toEqual([]);
	});
});

describe('a chapter', () => {
	const html = pages.find(({ path }) => path === '/vi/khach-qua-pha/')?.html ?? '';

	test('has its paragraphs under the identifiers of both languages, with their numbers', () => {
		const english = pages.find(({ path }) => path === '/en/ferry-passengers/')?.html ?? '';
		const marked = (text: string) => idsOf(text).filter((id) => /^[pslqte]-[0-9a-z]{4}$/.test(id));
		expect(marked(html)).toEqual(['p-b3d4', 's-c5f6', 'p-d7g8', 'l-f9h2', 'p-g2j3', 'e-h4k5']);
		expect(marked(english)).toEqual(marked(html));
		expect(html).toContain('data-number="1.3"');
	});

	test('keeps the space between a word and what follows it', () => {
		const text = html.replace(/<[^>]+>/g, '');
		expect(text).toContain('Bến Sông chở 100 nghìn lượt khách.');
		expect(text).toContain('Miller 2001, tr. 12');
	});

	test('sets formulas for the eye and the ear, with Vietnamese words in them', () => {
		expect(html).toContain('<math ');
		expect(html).toContain('khách cuối kỳ');
	});

	test('has its figures as drawings with a name, a description and a table', () => {
		expect(html).toMatch(
			/<svg[^>]*role="img"[^>]*aria-label="Khách ở Bến Sông tăng cho đến khi có cầu"/,
		);
		expect(html).toMatch(/<desc>Biểu đồ đường, 2000–2005, 2 chuỗi/);
		expect(html).toContain('Chuỗi đứt đoạn năm 2003: từ năm 2003 đếm cả trẻ em.');
	});

	test('lists its references with the way back to each citation', () => {
		expect(html).toContain('id="ref-miller2001"');
		expect(html).toContain('href="#cite-miller2001-1"');
		expect(html).toContain('id="cite-miller2001-1"');
	});

	test('carries what its links lead to in a file of its own', () => {
		const previews = JSON.parse(
			readFileSync(join(output, 'vi/khach-qua-pha/previews.json'), 'utf8'),
		) as Record<string, string>;
		const [value] = Object.entries(previews).filter(([path]) =>
			path.includes('value-passengers-growth'),
		);
		expect(value).toBeUndefined();
		expect(previews['/vi/numbers/#value-passengers-riverside-2000']).toContain('Niên giám bến phà');
	});
});

test('data that may not be used for gain are marked wherever they appear', () => {
	const cargo = pages.filter(({ html }) => /id="(figure|brief)-cargo-by-kind/.test(html));
	expect(cargo.length).toBeGreaterThan(1);
	for (const { html } of cargo) expect(html).toContain('CC BY-NC 4.0');
});

test.each(pages)('$path is valid HTML', async ({ path, html }) => {
	expect(await markupFaults({ path, html })).toEqual([]);
});

test('two builds have the same bytes, whatever the folder, clock, time zone and language', () => {
	const again = buildValidBrief({
		NODE_OPTIONS: `--import ${join(process.cwd(), 'tests/support/past.mjs')}`,
		TZ: 'Asia/Ho_Chi_Minh',
		LANG: 'vi_VN.UTF-8',
		LC_ALL: 'vi_VN.UTF-8',
		HOME: '/nonexistent',
	});
	expect(fingerprints(again)).toEqual(fingerprints(output));
	rmSync(dirname(again), { recursive: true });
});

describe('the record of a build', () => {
	const { edition, files } = JSON.parse(readFileSync(join(output, 'BUILD.json'), 'utf8')) as {
		edition: string;
		files: Record<string, string>;
	};

	test('names the edition and the checksum of every file but the compressed copies', () => {
		expect(edition).toBe('2030.1');
		const built = Object.entries(fingerprints(output))
			.map(([path, hash]) => [path.slice(1), hash] as const)
			.filter(([path]) => path !== 'BUILD.json' && !/\.(br|gz)$/.test(path));
		expect(files).toEqual(Object.fromEntries(built));
	});
});

test('files of text have a brotli and a gzip copy that say the same', () => {
	for (const path of ['vi/khach-qua-pha/index.html', 'BUILD.json', 'data/cargo.csv']) {
		const bytes = readFileSync(join(output, path));
		const hasCopies = existsSync(join(output, `${path}.br`));
		expect(hasCopies, path).toBe(bytes.length >= 1024);
		if (!hasCopies) continue;
		expect(brotliDecompressSync(readFileSync(join(output, `${path}.br`))).equals(bytes)).toBe(true);
		expect(gunzipSync(readFileSync(join(output, `${path}.gz`))).equals(bytes)).toBe(true);
	}
});

test('assets that hosts may keep for ever are named by their content', () => {
	const assets = readdirSync(join(output, '_astro')).filter((name) => !/\.(br|gz)$/.test(name));
	expect(assets.length).toBeGreaterThan(3);
	expect(assets.filter((name) => !/\.[\w-]{8,10}\.\w+$/.test(name))).toEqual([]);
});

describe('the headers for hosts', () => {
	const rules = headerRules(readFileSync(join(output, '_headers'), 'utf8'));
	const headersOf = (path: string) =>
		rules
			.filter(({ pattern }) => pattern.test(path))
			.flatMap(({ headers }) => headers)
			.join('\n');

	test.each(pages)('$path is sent with strict ones', ({ path }) => {
		const headers = headersOf(path);
		expect(headers).toContain('Strict-Transport-Security: max-age=63072000');
		expect(headers).toContain('X-Content-Type-Options: nosniff');
		expect(headers).toContain('Referrer-Policy: strict-origin-when-cross-origin');
		expect(headers).toContain('Permissions-Policy: ');
		const mayBeFramed = path.startsWith('/embed/');
		const isFound = path !== '/404.html';
		expect(headers.includes("frame-ancestors 'none'")).toBe(!mayBeFramed && isFound);
	});
});

test('the lines for nginx in the README send the same headers as the file for other hosts', () => {
	const [, block = ''] = /```nginx\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
	const maps = new Map(
		[...block.matchAll(/^map \$uri (\$\w+) +\{ default "?(.*?)"?; ~(\S+) "?(.*?)"?; \}$/gm)].map(
			([, name = '', usual = '', pattern = '', value = '']) =>
				[name, (path: string) => (new RegExp(pattern).test(path) ? value : usual)] as const,
		),
	);
	const headersOf = (path: string) =>
		[...block.matchAll(/^ {2}add_header (\S+) (?:"(.*?)"|(\S+?))(?: always)?;$/gm)]
			.map(([, name, quoted = '', bare = '']) => [name, maps.get(bare)?.(path) ?? quoted + bare])
			.filter(([, value]) => value !== '')
			.map(([name, value]) => `${name}: ${value}`)
			.sort();
	const rules = headerRules(readFileSync('public/_headers', 'utf8'));
	for (const path of ['/vi/', '/editions/1.1/vi/', '/embed/vi/x/', '/data/x.csv', '/_astro/x.js']) {
		const wanted = rules
			.filter(({ pattern }) => pattern.test(path))
			.flatMap(({ headers }) => headers)
			// An older name of the ban on frames.
			.filter((header) => !header.startsWith('X-Frame-Options'));
		const sent = headersOf(path);
		// nginx bans frames of everything but the frames; the others of pages alone.
		const isPage = wanted.some((header) => header.startsWith('Content-Security-Policy'));
		const compared = isPage ? sent : sent.filter((header) => !header.startsWith('Content-Sec'));
		expect(compared, path).toEqual(wanted.sort());
	}
});

interface HeaderRule {
	readonly pattern: RegExp;
	readonly headers: readonly string[];
}

/** The rules of a headers file: a path, where `*` is any rest, and the lines below it. */
function headerRules(text: string): HeaderRule[] {
	const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
	const rules: { pattern: RegExp; headers: string[] }[] = [];
	for (const line of lines) {
		if (line.startsWith('/')) {
			const pattern = new RegExp(`^${line.replaceAll('*', '.*')}$`);
			rules.push({ pattern, headers: [] });
		} else rules.at(-1)?.headers.push(line.trim());
	}
	return rules;
}

function fingerprints(directory: string): Record<string, string> {
	const files = readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return Object.fromEntries(
		files.map((file) => [
			file.slice(directory.length),
			createHash('sha256').update(readFileSync(file)).digest('hex'),
		]),
	);
}

describe('a manuscript with mistakes', () => {
	const mistakes: readonly (readonly [Defect, string])[] = [
		[{ file: 'figures/cargo-by-kind.yaml', replace: 'timber', by: 'timbre' }, 'column-resolves'],
		[
			{ file: 'chapters/en/01-passengers.mdx', replace: '@miller2001', by: '@miler2001' },
			'citation-resolves',
		],
		[
			{ file: 'chapters/en/01-passengers.mdx', replace: 'passengers-riverside-2002', by: 'nobody' },
			'value-resolves',
		],
		[{ file: 'chapters/en/02-cargo.mdx', remove: true }, 'counterpart-exists'],
		[{ file: 'datasets/villages/data.csv', replace: '\n', by: '\n"' }, 'row-is-whole'],
	];
	const brokenYaml = [
		{ file: 'edition.yaml', replace: 'title:', by: 'title' },
		'yaml-parses',
	] as const;

	test.each([
		['of many kinds is told all of them at once', mistakes],
		['in the file on which all rests is told that', [brokenYaml]],
	])('%s, and the previous output stays as it was', (_name, defects) => {
		const manuscript = copyValidBrief();
		for (const [defect] of defects) applyDefect(manuscript, defect);
		const previous = join(manuscript.directory, '..', 'dist');
		writePreviousOutput(previous);
		const { status, stderr } = runBuild(manuscript, previous);
		expect(status).toBe(1);
		for (const [, rule] of defects) expect(stderr).toContain(`[${rule}]`);
		expect(stderr).not.toMatch(/\n\s+at .*\.ts:\d+/);
		expectPreviousOutput(previous);
		rmSync(dirname(manuscript.directory), { recursive: true });
	});
});

describe('the styles of pages', () => {
	const own = pages.filter(({ path }) => /^(?:vi|en)\b/.test(path.replace(/^\//, '')));
	const sheets = new Set(own.flatMap(({ html }) => html.match(/_astro\/[\w.-]+\.css/g) ?? []));
	const css = [
		...own.flatMap(({ html }) => html.match(/<style>.*?<\/style>/gs) ?? []),
		...[...sheets].map((file) => readFileSync(join(output, file), 'utf8')),
	].join('\n');

	test('keep the style and weight of the faces of formulas, or italics are slanted twice', () => {
		const faces = css.match(/@font-face\{[^}]*KaTeX_Math[^}]*\}/g) ?? [];
		expect(faces.length).toBeGreaterThan(0);
		for (const face of faces) {
			expect(face).toContain('font-style:italic');
			expect(face).toMatch(/font-weight:\d/);
		}
	});

	test('draw lines under links in longhands: an engine drops the shorthand of several values', () => {
		expect(css).toContain('text-decoration-thickness:1px');
		expect(css.match(/text-decoration:(?!none|underline[;}]|inherit)[^;}]*/g)).toBeNull();
	});
});
