import { PDFDocument } from '@cantoo/pdf-lib';
import { merge, type MergeSource } from './merge.ts';
import type { Facts } from './metadata.ts';

/**
 * A pack of documents for a meeting. It is known by what it is made of: the same choice gives the
 * same bytes.
 */
export async function packOf(
	sources: readonly MergeSource[],
	facts: Omit<Facts, 'fingerprint'>,
	onPart: (done: number) => void | Promise<void>,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
	const ingredients = sources.map(({ address, pages, bytes }) =>
		[address, pages?.join(), bytes.length].join(),
	);
	const text = new TextEncoder().encode([facts.address, ...ingredients].join('\n'));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 16);
	const fingerprint = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
	const bytes = await merge(sources, { ...facts, fingerprint }, onPart);
	const { length } = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages();
	return { bytes, pages: length };
}
