import { expect, test } from 'vitest';
import { shareLines } from '../../../src/charts/shared-lines.ts';
import { serializePath, type PathCommand, type Point } from '../../../src/charts/svg-path.ts';
import type { Drawing } from '../../../src/charts/render.ts';
import { verticesOf } from '../../support/svg-vertices.ts';

const heights = Array.from({ length: 40 }, (_each, year) => 200 + 90 * Math.sin(year / 3));

function drawing(place: (year: number, height: number) => Point, paint = ' stroke="red"'): Drawing {
	const commands = heights.map((height, year): PathCommand => ({
		kind: year === 0 ? 'move' : 'line',
		to: place(year, height),
	}));
	const markup = `<g><path d="${serializePath(commands)}"${paint}/></g><path d="M1 1h9"/>`;
	return { width: 100, height: 100, markup, track: { kind: 'rows', places: [] } as never };
}

const wide = drawing((year, height) => [50 + year * 8.07, height]);

test('a line that is moved and stretched is taken from the other drawing, to a sixth of a pixel', () => {
	const narrow = drawing((year, height) => [40 + year * 3.41, 12 + height * 0.83]);
	const pair = shareLines({ wide, narrow }, 'line');
	const use = /<use href="#line-0" transform="matrix\(([^)]*)\)"/.exec(pair.narrow.markup);
	expect(pair.wide.markup).toContain('id="line-0"');
	const [a = 0, , , d = 0, e = 0, f = 0] = (use?.[1] ?? '').split(' ').map(Number);
	const drawn = verticesOf(pair.wide.markup).map(([x, y]) => [a * x + e, d * y + f] as const);
	for (const [at, [x, y]] of verticesOf(narrow.markup).slice(0, 40).entries()) {
		expect(Math.abs(x - (drawn[at]?.[0] ?? 0))).toBeLessThan(0.17);
		expect(Math.abs(y - (drawn[at]?.[1] ?? 0))).toBeLessThan(0.17);
	}
	expect(pair.narrow.markup.length).toBeLessThan(narrow.markup.length / 2);
});

test('a line of another shape or look stays as it is', () => {
	const bent = drawing((year, height) => [
		40 + year * 3.41,
		12 + height * 0.83 + (year === 7 ? 1 : 0),
	]);
	const blue = drawing((year, height) => [40 + year, height], ' stroke="blue"');
	for (const narrow of [bent, blue]) {
		expect(shareLines({ wide, narrow }, 'line')).toEqual({ wide, narrow });
	}
});
