import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openBuildFolder } from './build-folder.ts';

/** What an author edits, and where it must be seen. */
interface EditRequest {
	/** The folder of the manuscript, of which a copy is edited. */
	readonly manuscript: string;
	/** A file of prose in it. */
	readonly file: string;
	/** Pages that show the paragraph. */
	readonly paths: readonly string[];
}

/** Stands in no text. */
const mark = 'qqqedited';

/** A watcher waits for writes to end before it tells of them. */
const watching = 1000;

/** How often a page is asked for before the edit counts as lost. */
const patience = 20;

/**
 * Edits one paragraph while a server for authors runs, asks for every page that shows it, and returns
 * the CPU seconds that it took until all of them did. Throws when a page goes on to show the old text.
 */
export async function measureEdit(
	project: string,
	{ manuscript, file, paths }: EditRequest,
): Promise<number> {
	const folder = openBuildFolder(project);
	const copy = mkdtempSync(join(tmpdir(), 'bench-edit-'));
	cpSync(manuscript, copy, { recursive: true });
	const server = fork('src/bench/author-server.ts', {
		cwd: folder.root,
		env: { ...process.env, CONTENT: copy, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	try {
		const origin = `http://127.0.0.1:${await answerOf(server)}`;
		for (const path of paths) await textOf(origin + path);
		const before = await cpuOf(server);
		editParagraph(join(copy, file));
		await wait(watching);
		for (const path of paths) await expectMark(origin + path);
		return ((await cpuOf(server)) - before) / 1e6;
	} finally {
		server.kill();
		rmSync(copy, { recursive: true });
		folder.remove();
	}
}

/** Adds a word to the first paragraph of a file of prose. */
function editParagraph(file: string): void {
	const text = readFileSync(file, 'utf8');
	const edited = text.replace(/(?= \^p-\w+$)/m, ` ${mark}`);
	if (edited === text) throw new Error(`${file} has no paragraph with an identifier.`);
	writeFileSync(file, edited);
}

async function expectMark(address: string): Promise<void> {
	for (let turn = 0; turn < patience; turn += 1) {
		if ((await textOf(address)).includes(mark)) return;
		await wait(watching / 2);
	}
	throw new Error(`${address} does not show an edit.`);
}

async function textOf(address: string): Promise<string> {
	const answer = await fetch(address);
	return answer.text();
}

async function cpuOf(server: ChildProcess): Promise<number> {
	server.send('cpu');
	return answerOf(server);
}

async function answerOf(server: ChildProcess): Promise<number> {
	const [answer] = (await once(server, 'message', {
		signal: AbortSignal.timeout(120_000),
	})) as [number];
	return answer;
}
