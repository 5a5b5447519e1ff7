import { PDFHexString, PDFName, PDFNumber, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { dictIn, textIn } from './objects.ts';

/** A heading as a line of the outline, with what stands below it. */
export interface OutlineItem {
	readonly title: string;
	/** The name of the place in the document that it leads to. */
	readonly destination: string;
	readonly items: readonly OutlineItem[];
}

/** A heading of a printed page. */
export interface Heading {
	/** 1 for the title. */
	readonly level: number;
	readonly text: string;
	readonly id: string;
}

/** Headings in their order as a tree. */
export function outlineOf(headings: readonly Heading[]): OutlineItem[] {
	const roots: OutlineItem[] = [];
	const open: { readonly level: number; readonly items: OutlineItem[] }[] = [
		{ level: 0, items: roots },
	];
	for (const { level, text, id } of headings) {
		while ((open.at(-1)?.level ?? 0) >= level) open.pop();
		const items: OutlineItem[] = [];
		open.at(-1)?.items.push({ title: text, destination: id, items });
		open.push({ level, items });
	}
	return roots;
}

const name = (text: string) => PDFName.of(text);

/** Gives a document an outline; titles of the first level are open, what is below them closed. */
export function setOutline({ catalog, context }: PDFDocument, items: readonly OutlineItem[]): void {
	if (items.length === 0) return;
	const root = context.nextRef();
	const { first, last } = addItems(items, root);
	context.assign(
		root,
		context.obj({ Type: 'Outlines', First: first, Last: last, Count: items.length }),
	);
	catalog.set(name('Outlines'), root);
	catalog.set(name('PageMode'), name('UseOutlines'));

	function addItems(
		siblings: readonly OutlineItem[],
		parent: PDFRef,
	): { readonly first: PDFRef; readonly last: PDFRef } {
		const refs = siblings.map(() => context.nextRef());
		siblings.forEach((item, index) => {
			const ref = refs[index] as PDFRef;
			const dict = context.obj({
				Title: PDFHexString.fromText(item.title),
				Parent: parent,
				Dest: name(item.destination),
			});
			const previous = refs[index - 1];
			const next = refs[index + 1];
			if (previous !== undefined) dict.set(name('Prev'), previous);
			if (next !== undefined) dict.set(name('Next'), next);
			if (item.items.length > 0) {
				const below = addItems(item.items, ref);
				dict.set(name('First'), below.first);
				dict.set(name('Last'), below.last);
				dict.set(name('Count'), PDFNumber.of(-item.items.length));
			}
			context.assign(ref, dict);
		});
		return { first: refs[0] as PDFRef, last: refs.at(-1) as PDFRef };
	}
}

/** The outline that a document of ours has. */
export function outlineIn({ catalog, context }: PDFDocument): OutlineItem[] {
	const itemsFrom = (first: Parameters<typeof dictIn>[1]): OutlineItem[] => {
		const items: OutlineItem[] = [];
		for (let item = dictIn(context, first); item !== undefined;) {
			items.push({
				title: textIn(item.get(name('Title'))) ?? '',
				destination: textIn(item.get(name('Dest'))) ?? '',
				items: itemsFrom(item.get(name('First'))),
			});
			item = dictIn(context, item.get(name('Next')));
		}
		return items;
	};
	return itemsFrom(dictIn(context, catalog.get(name('Outlines')))?.get(name('First')));
}
