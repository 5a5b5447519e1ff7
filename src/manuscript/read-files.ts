import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostics/problem.ts';
import { hiddenCharacterIn } from './hidden-characters.ts';

/**
 * The folder of files that authors write. Paths are relative to it, with forward slashes; `name`
 * is how the folder is called in messages.
 */
export interface Manuscript {
	readonly directory: string;
	readonly name: string;
}

/** How a file of the manuscript is called in messages: `content/values/trade.yaml`. */
export function displayPath(manuscript: Manuscript, path: string): string {
	return `${manuscript.name}/${path}`;
}

/** Names of the files in a folder that end in `ending`, sorted; none when there is no folder. */
export function listFiles(manuscript: Manuscript, folder: string, ending: string): string[] {
	return listEntries(manuscript, folder)
		.filter((entry) => entry.isFile() && entry.name.endsWith(ending))
		.map((entry) => `${folder}/${entry.name}`)
		.sort();
}

/** Names of the folders in a folder, sorted. */
export function listFolders(manuscript: Manuscript, folder: string): string[] {
	return listEntries(manuscript, folder)
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}

function listEntries(manuscript: Manuscript, folder: string) {
	const path = join(manuscript.directory, folder);
	return existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
}

export function hasFile(manuscript: Manuscript, path: string): boolean {
	return existsSync(join(manuscript.directory, path));
}

/**
 * The text of a file with unified line ends, or `undefined` when it is missing, no text, or two. Reports
 * what an author cannot see: another encoding, decomposed letters and hidden characters.
 */
export function readText(manuscript: Manuscript, path: string, report: Report): string | undefined {
	const file = displayPath(manuscript, path);
	if (!hasFile(manuscript, path)) {
		report({
			rule: 'file-exists',
			place: { file },
			message: 'The file is missing. Create it, or restore it from the history.',
		});
		return undefined;
	}
	const text = decode(readFileSync(join(manuscript.directory, path)));
	if (text === undefined) {
		report({
			rule: 'file-is-utf8',
			place: { file },
			message: 'The file is not UTF-8 text. Save it as UTF-8 in your editor.',
		});
		return undefined;
	}
	const mark = text.split('\n').findIndex((line) => /^(<{7}|>{7})( |$)/.test(line));
	if (mark >= 0) {
		report({
			rule: 'file-is-merged',
			place: { file, line: mark + 1 },
			message:
				'Two versions of the file were put together here and nobody has chosen. Keep one of what stands between “<<<<<<<”, “=======” and “>>>>>>>”, and delete these three lines.',
		});
		return undefined;
	}
	reportHiddenCharacters(text, file, report);
	return text;
}

function decode(bytes: Buffer): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
	} catch {
		return undefined;
	}
}

/** A word with Latin and Cyrillic letters, which no search finds and no face of ours has. */
const mixedWord =
	/[\p{L}\p{M}]*(?:\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin})[\p{L}\p{M}]*/u;

function reportHiddenCharacters(text: string, file: string, report: Report): void {
	for (const [index, line] of text.split('\n').entries()) {
		const place = { file, line: index + 1 };
		const code = hiddenCharacterIn(line);
		if (code !== undefined) {
			report({
				rule: 'text-has-no-hidden-characters',
				place,
				message:
					`The line holds an invisible character (${code}). ` +
					'Delete the line and type it again, without pasting.',
			});
		}
		const foreign = mixedWord.exec(line)?.[0];
		if (foreign !== undefined) {
			report({
				rule: 'text-has-no-hidden-characters',
				place,
				message:
					`“${foreign}” holds a letter of another alphabet that looks like one of ours. ` +
					'Type the word again, without pasting.',
			});
		}
		if (line !== line.normalize('NFC')) {
			report({
				rule: 'text-is-nfc',
				place,
				message:
					'The line holds letters whose marks are stored apart (decomposed Unicode). ' +
					'Normalise it to NFC, or type the accented letters again.',
			});
		}
	}
}
