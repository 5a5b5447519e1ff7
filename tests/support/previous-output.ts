import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Writes what an earlier build left: a page, and the record by which a build knows its own. */
export function writePreviousOutput(output: string): void {
	mkdirSync(output);
	writeFileSync(join(output, 'index.html'), 'yesterday');
	writeFileSync(join(output, 'BUILD.json'), '{}');
}

/** The earlier output is as it was. */
export function expectPreviousOutput(output: string): void {
	expect(readdirSync(output).sort()).toEqual(['BUILD.json', 'index.html']);
	expect(readFileSync(join(output, 'index.html'), 'utf8')).toBe('yesterday');
}
