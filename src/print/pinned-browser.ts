import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The browser of the package `@sparticuz/chromium`, unpacked. The package itself would unpack it into
 * the temporary folder of the machine and take whatever it finds there: the browser of another
 * version, or one that was cut off when the disk was full. Here it has a folder for its version
 * within `cache`, which appears whole or not at all.
 */
export async function unpackPinnedBrowser(cache: string): Promise<string> {
	const folder = join(cache, `chromium-${pinnedVersion()}`);
	const path = join(folder, 'chromium');
	if (existsSync(path)) return path;
	const unfinished = `${folder}.${process.pid}`;
	mkdirSync(unfinished, { recursive: true });
	try {
		await unpackInto(unfinished);
		renameSync(unfinished, folder);
	} catch (error) {
		// A build at the same time may have been quicker.
		if (!existsSync(path)) throw error;
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
	return path;
}

/** The package knows no folder but the temporary one of the process. */
async function unpackInto(folder: string): Promise<void> {
	const { default: pinned } = await import('@sparticuz/chromium');
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = folder;
	try {
		await pinned.executablePath();
	} finally {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	}
}

function pinnedVersion(): string {
	const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const file = join(dirname(main), '..', 'package.json');
	const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
	return version;
}
