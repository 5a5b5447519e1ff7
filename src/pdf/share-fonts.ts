import {
	PDFDict,
	PDFName,
	PDFRawStream,
	PDFRef,
	decodePDFRawStream,
	type PDFContext,
} from '@cantoo/pdf-lib';
import { nameIn } from './objects.ts';

const name = (text: string) => PDFName.of(text);

/**
 * Parts that were printed one by one each carry the letters of a face that they use. As a browser
 * leaves every letter at its place in the face, the pieces of one face fit together: all parts get
 * one file with the letters of all.
 */
export function shareFonts(context: PDFContext): void {
	const pieces = new Map<string, { readonly ref: PDFRef; readonly descriptor: PDFDict }[]>();
	for (const [, object] of context.enumerateIndirectObjects()) {
		if (!(object instanceof PDFDict) || nameIn(object.get(name('Type'))) !== 'FontDescriptor')
			continue;
		const face = nameIn(object.get(name('FontName')))?.replace(/^[A-Z]{6}\+/, '');
		const ref = object.get(name('FontFile2'));
		if (face === undefined || !(ref instanceof PDFRef)) continue;
		pieces.set(face, [...(pieces.get(face) ?? []), { ref, descriptor: object }]);
	}
	for (const found of pieces.values()) {
		if (found.length < 2) continue;
		const files = found.flatMap(({ ref }) => {
			const stream = context.lookup(ref);
			return stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : [];
		});
		if (files.length < found.length) continue;
		const joined = joinFaces(files);
		if (joined === undefined) continue;
		const shared = context.register(context.flateStream(joined, { Length1: joined.length }));
		for (const { ref, descriptor } of found) {
			context.delete(ref);
			descriptor.set(name('FontFile2'), shared);
		}
	}
}

/** The tables of a TrueType file by their tags. */
type Tables = ReadonlyMap<string, Uint8Array>;

function tablesOf(file: Uint8Array): Tables {
	const view = viewOf(file);
	const tables = new Map<string, Uint8Array>();
	for (let index = 0; index < view.getUint16(4); index += 1) {
		const entry = 12 + index * 16;
		const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
		const offset = view.getUint32(entry + 8);
		tables.set(tag, file.subarray(offset, offset + view.getUint32(entry + 12)));
	}
	return tables;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Pieces of one face as one file; `undefined` when they are not pieces of the same face. */
function joinFaces(files: readonly Uint8Array[]): Uint8Array | undefined {
	const faces = files.map(tablesOf);
	const outlines = faces.map(outlinesOf);
	const [first] = faces;
	const counts = faces.map((tables) => viewOf(table(tables, 'maxp')).getUint16(4));
	const count = Math.max(...counts);
	if (first === undefined || !isOneFace(faces, outlines, count)) return undefined;
	const longest = faces[counts.indexOf(count)] ?? first;
	const glyphs = Array.from({ length: count }, (_, index) => {
		const found = outlines.map((each) => each[index]).find((each) => (each?.length ?? 0) > 0);
		return found ?? new Uint8Array();
	});
	const { glyf, loca } = packOutlines(glyphs);
	const head = table(longest, 'head').slice();
	viewOf(head).setUint32(8, 0);
	viewOf(head).setInt16(50, 1);
	return fileOf(
		new Map([
			...longest,
			['head', head],
			['glyf', glyf],
			['loca', loca],
			['hmtx', joinWidths(faces, count)],
			['hhea', headOfWidths(longest, count)],
		]),
	);
}

function table(tables: Tables, tag: string): Uint8Array {
	const found = tables.get(tag);
	if (found === undefined) throw new Error(`A face in the document has no table “${tag}”.`);
	return found;
}

function outlinesOf(tables: Tables): Uint8Array[] {
	const isLong = viewOf(table(tables, 'head')).getInt16(50) === 1;
	const loca = viewOf(table(tables, 'loca'));
	const glyf = table(tables, 'glyf');
	const size = isLong ? 4 : 2;
	const at = (index: number) =>
		isLong ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2;
	return Array.from({ length: loca.byteLength / size - 1 }, (_, index) =>
		glyf.subarray(at(index), at(index + 1)),
	);
}

/** A letter that two pieces hold must be drawn the same in both. */
function isOneFace(
	faces: readonly Tables[],
	outlines: readonly (readonly Uint8Array[])[],
	count: number,
): boolean {
	const scales = new Set(faces.map((tables) => viewOf(table(tables, 'head')).getUint16(18)));
	if (scales.size > 1) return false;
	for (let index = 0; index < count; index += 1) {
		const drawn = outlines.flatMap((each) => {
			const outline = each[index];
			return outline === undefined || outline.length === 0 ? [] : [outline];
		});
		const [first] = drawn;
		if (first !== undefined && drawn.some((each) => !isSame(each, first))) return false;
	}
	return true;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function packOutlines(glyphs: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
	const padded = (length: number) => Math.ceil(length / 4) * 4;
	const glyf = new Uint8Array(glyphs.reduce((total, { length }) => total + padded(length), 0));
	const loca = new Uint8Array((glyphs.length + 1) * 4);
	let offset = 0;
	glyphs.forEach((glyph, index) => {
		viewOf(loca).setUint32(index * 4, offset);
		glyf.set(glyph, offset);
		offset += padded(glyph.length);
	});
	viewOf(loca).setUint32(glyphs.length * 4, offset);
	return { glyf, loca };
}

/** Advance and bearing of every letter, from a piece that holds it. */
function joinWidths(faces: readonly Tables[], count: number): Uint8Array {
	const joined = new Uint8Array(count * 4);
	const view = viewOf(joined);
	for (const tables of faces) {
		const metrics = viewOf(table(tables, 'hmtx'));
		const long = viewOf(table(tables, 'hhea')).getUint16(34);
		const glyphs = Math.min(count, long + (metrics.byteLength - long * 4) / 2);
		for (let index = 0; index < glyphs; index += 1) {
			const isLong = index < long;
			const advance = metrics.getUint16(Math.min(index, long - 1) * 4);
			const bearing = metrics.getInt16(isLong ? index * 4 + 2 : long * 4 + (index - long) * 2);
			if (advance === 0 && bearing === 0) continue;
			view.setUint16(index * 4, advance);
			view.setInt16(index * 4 + 2, bearing);
		}
	}
	return joined;
}

function headOfWidths(tables: Tables, count: number): Uint8Array {
	const head = table(tables, 'hhea').slice();
	viewOf(head).setUint16(34, count);
	return head;
}

function fileOf(tables: Tables): Uint8Array {
	const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
	const padded = (length: number) => Math.ceil(length / 4) * 4;
	const start = 12 + sorted.length * 16;
	const file = new Uint8Array(
		sorted.reduce((total, [, { length }]) => total + padded(length), start),
	);
	const view = viewOf(file);
	const power = Math.floor(Math.log2(sorted.length));
	view.setUint32(0, 0x0001_0000);
	view.setUint16(4, sorted.length);
	view.setUint16(6, 2 ** power * 16);
	view.setUint16(8, power);
	view.setUint16(10, sorted.length * 16 - 2 ** power * 16);
	let offset = start;
	sorted.forEach(([tag, bytes], index) => {
		const entry = 12 + index * 16;
		file.set(
			Uint8Array.from(tag, (letter) => letter.charCodeAt(0)),
			entry,
		);
		file.set(bytes, offset);
		view.setUint32(entry + 4, checksum(file, offset, padded(bytes.length)));
		view.setUint32(entry + 8, offset);
		view.setUint32(entry + 12, bytes.length);
		offset += padded(bytes.length);
	});
	return file;
}

function checksum(file: Uint8Array, offset: number, length: number): number {
	const view = viewOf(file);
	let sum = 0;
	for (let index = offset; index < offset + length; index += 4) {
		sum = (sum + view.getUint32(index)) >>> 0;
	}
	return sum;
}
