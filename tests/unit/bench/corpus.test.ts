import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import { afterAll, expect, test } from 'vitest';
import { writeCorpus } from '../../../src/bench/corpus.ts';
import { readSoundBrief } from '../../../src/commands/read-manuscript.ts';
import { locales } from '../../../src/locale/locales.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

function corpus(name: string, chapters: number): string {
	const directory = join(folder, name);
	writeCorpus(directory, chapters, 'content/interface');
	return directory;
}

test('an invented manuscript is sound and holds what the gates say of it', () => {
	const brief = readSoundBrief({ directory: corpus('three', 3), name: 'three' });
	expect(brief.figures.size).toBe(6);
	for (const locale of locales) {
		expect(brief.chapters[locale]).toHaveLength(3);
		for (const { prose } of brief.chapters[locale]) {
			const formulas: string[] = [];
			visit(prose, (node) => {
				if (node.type === 'math' || node.type === 'inlineMath') formulas.push(node.value);
			});
			expect(formulas).toHaveLength(25);
			expect(new Set(formulas).size).toBe(25);
		}
	}
});

test('a chapter is the same in a manuscript of any length', () => {
	const [short, long] = [corpus('short', 2), corpus('long', 4)];
	const chapter = (directory: string, file: string) => readFileSync(join(directory, file), 'utf8');
	for (const file of ['chapters/vi/001-chapter.mdx', 'datasets/data-002/data.csv']) {
		expect(chapter(long, file)).toBe(chapter(short, file));
	}
	expect(readdirSync(join(long, 'chapters/en'))).toHaveLength(4);
});
