import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, describe, expect, test } from 'vitest';
import { buildValidBrief, runBuild } from '../support/build-fixture.ts';
import { builtPages, idsOf, isServed, linksOf } from '../support/built-pages.ts';
import { applyDefect, copyValidBrief, type Defect } from '../support/fixture-brief.ts';

const output = buildValidBrief();
const validator = new HtmlValidate(
	new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
);
const pages = builtPages(output);
afterAll(() => rmSync(dirname(output), { recursive: true }));

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

	test.each(pages)('$path has one title, unique ids and no style attribute', ({ html }) => {
		const ids = idsOf(html);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		expect(html).not.toMatch(/<[^>]+\sstyle="/);
		expect(html).not.toMatch(/<[^>]+\son[a-z]+="/);
	});

	test.each(pages)('$path leads only to what exists', ({ path, html }) => {
		const broken = linksOf(html).filter((href) => {
			if (/^(https?:|mailto:)/.test(href)) return false;
			const { pathname, hash } = new URL(href, `https://ferries.example${path}`);
			if (!isServed(output, pathname)) return true;
			const target = pages.find((page) => page.path === pathname);
			return hash !== '' && !idsOf(target?.html ?? '').includes(decodeURIComponent(hash.slice(1)));
		});
		expect(broken).toEqual([]);
	});

	test.each(pages)('$path asks nothing of another host', ({ html }) => {
		const sources = [...html.matchAll(/\s(?:src|srcset|poster|data)="([^"]+)"/g)].map((m) => m[1]);
		const styles = [...html.matchAll(/url\(["']?([^"')]+)/g)].map((m) => m[1]);
		const outside = [...sources, ...styles].filter((url) => /^(https?:)?\/\//.test(url ?? ''));
		expect(outside).toEqual([]);
	});

	test.each(pages)('$path has a strict policy that fits its own inline styles', ({ html }) => {
		const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toMatch(/unsafe-inline|(?<!wasm-)unsafe-eval|\*/);
		const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
		const hash = createHash('sha256').update(style).digest('base64');
		expect(policy).toContain(`'sha256-${hash}'`);
	});

	test.each(pages)('$path has every rule in a layer', ({ html }) => {
		const css = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
		expect(
			topLevelRules(css).filter((rule) => !/^@(layer|font-face|page|keyframes)/.test(rule)),
		).toEqual([]);
	});
});

/** The beginnings of the rules that stand outside all others. */
function topLevelRules(css: string): string[] {
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
	return rules;
}

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
	const { results } = await validator.validateString(html, path);
	const told = results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
	);
	expect(told).toEqual([]);
});

test('two builds have the same bytes, whatever the folder, the time zone and the language', () => {
	const again = buildValidBrief({
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

describe('a manuscript with a mistake', () => {
	test.each<[string, Defect, string]>([
		[
			'a wrong column',
			{ file: 'figures/cargo-by-kind.yaml', replace: 'timber', by: 'timbre' },
			'column-resolves',
		],
		[
			'an unknown citation',
			{ file: 'chapters/en/01-passengers.mdx', replace: '@miller2001', by: '@miler2001' },
			'citation-resolves',
		],
		[
			'an unknown value',
			{ file: 'chapters/en/01-passengers.mdx', replace: 'passengers-riverside-2002', by: 'nobody' },
			'value-resolves',
		],
		[
			'a missing counterpart',
			{ file: 'chapters/en/02-cargo.mdx', remove: true },
			'counterpart-exists',
		],
		['broken YAML', { file: 'edition.yaml', replace: 'title:', by: 'title' }, 'yaml-parses'],
		[
			'a corrupt row',
			{ file: 'datasets/cargo/data.csv', replace: '2001,55,30,15', by: '2001,55,"30,15' },
			'row-is-whole',
		],
	])('%s is told, and the previous output stays as it was', (_name, defect, rule) => {
		const manuscript = copyValidBrief();
		applyDefect(manuscript, defect);
		const previous = join(manuscript.directory, '..', 'dist');
		mkdirSync(previous);
		writeFileSync(join(previous, 'index.html'), 'yesterday');
		const { status, stderr } = runBuild(manuscript, previous);
		expect(status).toBe(1);
		expect(stderr).toContain(`[${rule}]`);
		expect(stderr).not.toMatch(/\n\s+at .*\.ts:\d+/);
		expect(readdirSync(previous)).toEqual(['index.html']);
		expect(readFileSync(join(previous, 'index.html'), 'utf8')).toBe('yesterday');
		rmSync(dirname(manuscript.directory), { recursive: true });
	});
});
