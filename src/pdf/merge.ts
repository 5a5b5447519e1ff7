import {
	PDFDict,
	PDFDocument,
	PDFName,
	PDFObjectCopier,
	PDFRef,
	PDFString,
	type PDFContext,
	type PDFObject,
} from '@cantoo/pdf-lib';
import { attachedFiles, listAttachments, type AttachedFile } from './attachments.ts';
import { linksOf } from './destinations.ts';
import { save } from './finish.ts';
import { setFacts, type Facts } from './metadata.ts';
import { arrayIn, dictIn, listIn, textIn } from './objects.ts';
import { outlineIn, setOutline, type OutlineItem } from './outline.ts';
import { pageLabelsIn, setPageLabels, type PageLabel } from './page-labels.ts';
import { shareFonts } from './share-fonts.ts';
import { rebuildParentTree, renumber, structureRoot } from './structure.ts';

/** A finished document that goes into another. */
export interface MergeSource {
	readonly bytes: Uint8Array;
	/** Its address on the web: links from other parts to it become links within the whole. */
	readonly address: string;
	/** The places of the pages to take, from 0; all when left out. */
	readonly pages?: readonly number[] | undefined;
}

/** Names that mean the same in every document: the identifiers of what can be cited. */
const lasting = /^([pslqte]-[0-9a-z]{4}|(figure|table)-.+|term-.+)$/;

const name = (text: string) => PDFName.of(text);

/**
 * Puts finished documents one after the other, with their tags, outlines, labels, named places and
 * files. It needs no machine of its own: the printer and a reader’s browser run the same code.
 * `onPart` is told of every part that has been taken in.
 */
export async function merge(
	sources: readonly MergeSource[],
	facts: Facts,
	onPart: (done: number) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
	const whole = await PDFDocument.create({ updateMetadata: false });
	const { context, catalog } = whole;
	const root = context.obj({ Type: 'StructTreeRoot' });
	const rootRef = context.register(root);
	const kids: PDFObject[] = [];
	const pages: PDFRef[] = [];
	const labels: PageLabel[] = [];
	const outline: OutlineItem[] = [];
	const places = PDFDict.withContext(context);
	const files = new Map<string, AttachedFile>();
	const landed: { readonly address: string; readonly names: ReadonlyMap<string, string> }[] = [];

	for (const [index, { bytes, address, pages: wanted }] of sources.entries()) {
		const part = await PDFDocument.load(bytes, { updateMetadata: false });
		const items = outlineIn(part);
		const { style, start } = pageLabelsIn(part);
		const chosen = wanted ?? part.getPages().map((_page, at) => at);
		const taken = takePages(part, wanted);
		const names = renamePlaces(part, new Set(taken.map(String)), places, slugOf(address));
		const source = structureRoot(part);
		renumber(part.context, source, `d${index}-`);
		const copier = PDFObjectCopier.for(part.context, context);
		chosen.forEach((at, order) => {
			const isNext = order > 0 && at === (chosen[order - 1] ?? 0) + 1;
			if (!isNext) labels.push({ from: pages.length + order, style, start: start + at });
		});
		const tops = listIn(part.context, source.get(name('K')));
		for (const top of tops) dictIn(part.context, top)?.delete(name('P'));
		for (const page of taken) pages.push(copier.copy(page));
		for (const top of tops) {
			const copy = copier.copy(top);
			dictIn(context, copy)?.set(name('P'), rootRef);
			kids.push(copy);
		}
		const roles = source.get(name('RoleMap'));
		if (roles !== undefined && root.get(name('RoleMap')) === undefined) {
			root.set(name('RoleMap'), copier.copy(roles));
		}
		for (const [key, place] of dictIn(part.context, part.catalog.get(name('Dests')))?.entries() ??
			[]) {
			places.set(key, copier.copy(place));
		}
		for (const { file, ref } of attachedFiles(part)) {
			if (!files.has(file)) files.set(file, { file, ref: copier.copy(ref) });
		}
		landed.push({ address, names });
		outline.push(...items.flatMap((item) => renamedItem(item, names)));
		await onPart(index + 1);
	}

	setPages(whole, pages);
	root.set(name('K'), context.obj(kids));
	catalog.set(name('StructTreeRoot'), rootRef);
	catalog.set(name('Dests'), context.register(places));
	renumber(context, root, 'n');
	rebuildParentTree(whole);
	redirect(whole, landed, places);
	listAttachments(whole, [...files.values()]);
	setOutline(whole, outline);
	setPageLabels(whole, labels);
	setFacts(whole, facts);
	shareFonts(context);
	return save(whole);
}

function slugOf(address: string): string {
	return new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? 'part';
}

/** Leaves a part with the pages that are wanted, and with the tags of their content alone. */
function takePages(part: PDFDocument, wanted: readonly number[] | undefined): PDFRef[] {
	const all = part.getPages().map(({ ref }) => ref);
	if (wanted === undefined) return all;
	const taken = wanted.flatMap((index) => all[index] ?? []);
	prune(part.context, structureRoot(part), new Set(taken.map(String)));
	return taken;
}

/** Removes what stands on other pages; says whether anything is left. */
function prune(context: PDFContext, parent: PDFDict, taken: ReadonlySet<string>): boolean {
	const kept = listIn(context, parent.get(name('K'))).filter((kid) => {
		const dict = dictIn(context, kid);
		if (dict === undefined) return false;
		if (dict.get(name('S')) !== undefined) return prune(context, dict, taken);
		const page = dict.get(name('Pg'));
		return page instanceof PDFRef && taken.has(page.toString());
	});
	parent.set(name('K'), context.obj(kept));
	return kept.length > 0;
}

/**
 * Renames the places of a part whose names another part has too, in links as well, and drops those
 * on pages that are left out. Gives the new name of every old one.
 */
function renamePlaces(
	part: PDFDocument,
	taken: ReadonlySet<string>,
	others: PDFDict,
	slug: string,
): Map<string, string> {
	const { context, catalog } = part;
	const old = dictIn(context, catalog.get(name('Dests'))) ?? PDFDict.withContext(context);
	const renamed = PDFDict.withContext(context);
	const names = new Map<string, string>();
	for (const [key, place] of old.entries()) {
		const page = arrayIn(context, place)?.get(0);
		if (!(page instanceof PDFRef) || !taken.has(page.toString())) continue;
		const id = key.decodeText();
		const own = lasting.test(id) && !others.has(key) ? id : `${slug}/${id}`;
		names.set(id, own);
		renamed.set(name(own), place);
	}
	catalog.set(name('Dests'), renamed);
	for (const link of linksOf(part)) {
		const id = textIn(link.get(name('Dest')));
		if (id !== undefined) link.set(name('Dest'), name(names.get(id) ?? `missing/${id}`));
	}
	return names;
}

function renamedItem(
	{ title, destination, items }: OutlineItem,
	names: ReadonlyMap<string, string>,
): OutlineItem[] {
	const below = items.flatMap((item) => renamedItem(item, names));
	const own = names.get(destination);
	return own === undefined ? below : [{ title, destination: own, items: below }];
}

function setPages({ catalog, context }: PDFDocument, pages: readonly PDFRef[]): void {
	const tree = catalog.Pages();
	const parent = catalog.get(name('Pages'));
	for (const page of pages) {
		if (parent !== undefined) dictIn(context, page)?.set(name('Parent'), parent);
		tree.pushLeafNode(page);
	}
}

/**
 * Turns links to the web into links within the whole where it holds their target, and links within
 * a part into links to the web where their target was left out.
 */
function redirect(
	whole: PDFDocument,
	landed: readonly { readonly address: string; readonly names: ReadonlyMap<string, string> }[],
	places: PDFDict,
): void {
	const { context } = whole;
	const byAddress = new Map(landed.map(({ address, names }) => [address, names]));
	for (const link of linksOf(whole)) {
		const missing = /^missing\/(?<id>.+)$/.exec(textIn(link.get(name('Dest'))) ?? '')?.groups?.[
			'id'
		];
		if (missing !== undefined) {
			link.delete(name('Dest'));
			link.set(
				name('A'),
				context.obj({ S: 'URI', URI: PDFString.of(`${landed[0]?.address ?? ''}#${missing}`) }),
			);
			continue;
		}
		const action = dictIn(context, link.get(name('A')));
		const address = textIn(action?.get(name('URI')));
		if (address === undefined) continue;
		const [page = '', fragment = ''] = address.split('#');
		const names = byAddress.get(page);
		const place = names?.get(fragment === '' ? 'start' : decodeURIComponent(fragment));
		if (place === undefined || !places.has(name(place))) continue;
		link.delete(name('A'));
		link.set(name('Dest'), name(place));
	}
}
