import {
	PDFArray,
	PDFHexString,
	PDFName,
	PDFString,
	type PDFDocument,
	type PDFObject,
	type PDFRef,
} from '@cantoo/pdf-lib';
import { arrayIn, dictIn, textIn } from './objects.ts';

/** A file that travels within a document. */
export interface Attachment {
	/** With its ending. */
	readonly name: string;
	readonly mediaType: string;
	readonly description: string;
	readonly bytes: Uint8Array;
}

const name = (text: string) => PDFName.of(text);

/** Attaches files as the data of a document, dated by its edition. */
export function attach(
	document: PDFDocument,
	attachments: readonly Attachment[],
	date: string,
): void {
	const { context } = document;
	const day = PDFString.of(`D:${date.replaceAll('-', '')}000000Z`);
	const entries = attachments.map(({ name: file, mediaType, description, bytes }) => {
		const stream = context.register(
			context.flateStream(bytes, {
				Type: 'EmbeddedFile',
				Subtype: mediaType,
				Params: { ModDate: day, Size: bytes.length },
			}),
		);
		const title = PDFHexString.fromText(file);
		const specification = context.register(
			context.obj({
				Type: 'Filespec',
				F: title,
				UF: title,
				Desc: PDFHexString.fromText(description),
				AFRelationship: 'Data',
				EF: { F: stream, UF: stream },
			}),
		);
		return { file, ref: specification };
	});
	listAttachments(document, entries);
}

/** An attached file by its name. */
export interface AttachedFile {
	readonly file: string;
	readonly ref: PDFRef;
}

/** Names the files of a document in its catalogue, in the order of their names. */
export function listAttachments(
	{ catalog, context }: PDFDocument,
	entries: readonly AttachedFile[],
): void {
	if (entries.length === 0) return;
	const sorted = entries
		.map(({ file, ref }) => ({ key: PDFHexString.fromText(file), ref }))
		.sort((one, other) => (one.key.asString() < other.key.asString() ? -1 : 1));
	catalog.set(
		name('Names'),
		context.obj({ EmbeddedFiles: { Names: sorted.flatMap(({ key, ref }) => [key, ref]) } }),
	);
	catalog.set(name('AF'), context.obj(sorted.map(({ ref }) => ref)));
}

/** The files that a document of ours carries. */
export function attachedFiles({ catalog, context }: PDFDocument): AttachedFile[] {
	const files = dictIn(
		context,
		dictIn(context, catalog.get(name('Names')))?.get(name('EmbeddedFiles')),
	);
	const list = arrayIn(context, files?.get(name('Names'))) ?? PDFArray.withContext(context);
	const entries: AttachedFile[] = [];
	for (let index = 0; index + 1 < list.size(); index += 2) {
		const file = textIn(list.get(index) as PDFObject);
		if (file !== undefined) entries.push({ file, ref: list.get(index + 1) as PDFRef });
	}
	return entries;
}
