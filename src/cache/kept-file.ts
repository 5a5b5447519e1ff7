import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes of the checksum that stands before the content of a kept file. */
const checksumLength = 32;

/**
 * What an earlier build kept in a file; `undefined` when there is none, or when it was cut off or
 * changed since: such a file is as good as none and is made again.
 */
export function readKept(path: string): Buffer | undefined {
	if (!existsSync(path)) return undefined;
	const bytes = readFileSync(path);
	const content = bytes.subarray(checksumLength);
	return checksumOf(content).equals(bytes.subarray(0, checksumLength)) ? content : undefined;
}

/**
 * Keeps content for a later build. The file appears whole or not at all, so that two builds may keep
 * the same thing at once.
 */
export function writeKept(path: string, content: Uint8Array | string): void {
	const bytes = Buffer.from(content);
	const unfinished = `${path}.${process.pid}`;
	mkdirSync(dirname(path), { recursive: true });
	try {
		writeFileSync(unfinished, Buffer.concat([checksumOf(bytes), bytes]));
		renameSync(unfinished, path);
	} finally {
		rmSync(unfinished, { force: true });
	}
}

function checksumOf(bytes: Uint8Array): Buffer {
	return createHash('sha256').update(bytes).digest();
}
