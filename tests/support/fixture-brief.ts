import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Problem } from '../../src/diagnostics/problem.ts';
import type { Manuscript } from '../../src/manuscript/read-files.ts';
import { readBrief, type Brief } from '../../src/publication/brief.ts';
import { judgeBrief } from '../../src/publication/check.ts';

/** One defect, put into the valid brief. */
export interface Defect {
	/** The file that is changed, from the root of the manuscript. */
	readonly file: string;
	/** A piece of its text, which must stand in it, and what takes its place. */
	readonly replace?: string;
	readonly by?: string;
	/** The whole new text of the file. */
	readonly write?: string;
	/** Bytes of the file in base64, for what is no text. */
	readonly bytes?: string;
	readonly remove?: boolean;
	/** The file’s new name. */
	readonly rename?: string;
	/** Further changes that the defect takes. */
	readonly also?: readonly Defect[];
}

/** A copy of the valid brief in a folder of its own, with the words of the interface. */
export function copyValidBrief(): Manuscript {
	const directory = join(mkdtempSync(join(tmpdir(), 'brief-')), 'content');
	cpSync('tests/fixtures/valid-brief', directory, { recursive: true });
	cpSync('content/interface', join(directory, 'interface'), { recursive: true });
	return { directory, name: 'content' };
}

export function applyDefect(manuscript: Manuscript, defect: Defect): void {
	const { directory } = manuscript;
	for (const further of defect.also ?? []) applyDefect(manuscript, further);
	const path = join(directory, defect.file);
	if (defect.remove === true) rmSync(path, { recursive: true });
	else if (defect.rename !== undefined) {
		const target = join(directory, defect.rename);
		mkdirSync(dirname(target), { recursive: true });
		cpSync(path, target);
		rmSync(path);
	} else if (defect.bytes !== undefined) writeFileSync(path, Buffer.from(defect.bytes, 'base64'));
	else if (defect.write !== undefined) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, defect.write);
	} else writeFileSync(path, replaced(path, defect));
}

function replaced(path: string, { replace = '', by = '', file }: Defect): string {
	const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
	if (replace === '' || !text.includes(replace)) {
		throw new Error(`The valid brief has no “${replace}” in ${file}.`);
	}
	return text.replace(replace, () => by);
}

/** Every problem of a manuscript, in the order in which an author would be told. */
export function problemsOf(manuscript: Manuscript): readonly Problem[] {
	const { brief, problems, spoiled } = readBrief(manuscript);
	const judged = brief === undefined ? [] : judgeBrief(brief, manuscript, spoiled).problems;
	return [...problems, ...judged];
}

/** The valid brief, read. */
export function validBrief(): Brief {
	const { brief } = readBrief(copyValidBrief());
	if (brief === undefined) throw new Error('The valid brief cannot be read.');
	return brief;
}
