import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readKept, writeKept } from '../cache/kept-file.ts';

/** Results of earlier builds, by all that they depend on. */
export interface PrintCache {
	/** The digits that stand for a thing made of these ingredients. */
	readonly keyOf: (...ingredients: readonly unknown[]) => string;
	readonly bytes: (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
	readonly data: <T>(key: string, make: () => Promise<T>) => Promise<T>;
}

/** Opens the cache in a folder. What is made by another browser or other code is another thing. */
export function openPrintCache(folder: string, maker: string): PrintCache {
	const code = codeFingerprint();
	const stored = async <T>(
		name: string,
		{ read, write }: { read: (bytes: Buffer) => T; write: (value: T) => Uint8Array | string },
		make: () => Promise<T>,
	) => {
		const path = join(folder, name);
		const kept = readKept(path);
		if (kept !== undefined) return read(kept);
		const made = await make();
		writeKept(path, write(made));
		return made;
	};
	return {
		keyOf: (...ingredients) => fingerprintOf(code, maker, ...ingredients),
		bytes: (key, make) =>
			stored<Uint8Array>(`${key}.pdf`, { read: (bytes) => bytes, write: (bytes) => bytes }, make),
		data: (key, make) =>
			stored(
				`${key}.json`,
				{ read: (bytes) => JSON.parse(bytes.toString('utf8')), write: JSON.stringify },
				make,
			),
	};
}

/** 32 hexadecimal digits for any plain data. */
export function fingerprintOf(...ingredients: readonly unknown[]): string {
	const hash = createHash('sha256');
	for (const each of ingredients) {
		hash.update(each instanceof Uint8Array ? each : (JSON.stringify(each) ?? ''));
		hash.update('\0');
	}
	return hash.digest('hex').slice(0, 32);
}

/** The code that makes documents is one of their ingredients. */
function codeFingerprint(): string {
	const folders = [import.meta.dirname, join(dirname(import.meta.dirname), 'pdf')];
	const files = folders.flatMap((folder) =>
		readdirSync(folder)
			.filter((file) => file.endsWith('.ts'))
			.sort()
			.map((file) => readFileSync(join(folder, file), 'utf8')),
	);
	return fingerprintOf(files);
}
