import {
	PDFArray,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFRef,
	type PDFStream,
	PDFString,
	decodePDFRawStream,
	type PDFContext,
	type PDFObject,
} from '@cantoo/pdf-lib';

/** The dictionary that an entry holds or points to. */
export function dictIn(context: PDFContext, value: PDFObject | undefined): PDFDict | undefined {
	const found = value instanceof PDFRef ? context.lookup(value) : value;
	return found instanceof PDFDict ? found : undefined;
}

/** The array that an entry holds or points to. */
export function arrayIn(context: PDFContext, value: PDFObject | undefined): PDFArray | undefined {
	const found = value instanceof PDFRef ? context.lookup(value) : value;
	return found instanceof PDFArray ? found : undefined;
}

/** The number that an entry holds or points to. */
export function numberIn(context: PDFContext, value: PDFObject | undefined): number | undefined {
	const found = value instanceof PDFRef ? context.lookup(value) : value;
	return found instanceof PDFNumber ? found.asNumber() : undefined;
}

/** The text of an entry, whichever way it is written. */
export function textIn(value: PDFObject | undefined): string | undefined {
	if (value instanceof PDFName) return value.decodeText();
	if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
	return undefined;
}

/** The name of an entry, as `Figure` for `/Figure`. */
export function nameIn(value: PDFObject | undefined): string | undefined {
	return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The bytes of a stream, unpacked, one character for each. */
export function streamText(stream: PDFStream): string {
	const bytes =
		stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
	return latin(bytes);
}

/** Bytes as text of one character for each. */
export function latin(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let index = 0; index < bytes.length; index += 0x2000) {
		parts.push(String.fromCharCode(...bytes.subarray(index, index + 0x2000)));
	}
	return parts.join('');
}

/** Text of one character for each byte as bytes. */
export function bytesOf(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What `kids` holds: nothing, one thing or several. */
export function listIn(context: PDFContext, value: PDFObject | undefined): readonly PDFObject[] {
	if (value === undefined) return [];
	const array = arrayIn(context, value);
	return array === undefined ? [value] : array.asArray();
}
