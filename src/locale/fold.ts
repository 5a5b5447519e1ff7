/**
 * A text without the accents of its letters and in small letters, for readers who type none:
 * “Đổi mới” becomes “doi moi”. Unicode takes đ for a letter of its own; readers do not.
 */
export function foldText(text: string): string {
	return unaccented(text).toLowerCase();
}

function unaccented(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.replaceAll('đ', 'd')
		.replaceAll('Đ', 'D');
}

/** Whether a text has letters that folding changes beside their case. */
export function hasAccents(text: string): boolean {
	return unaccented(text) !== text.normalize('NFD');
}

/** The stroke of đ as a mark over d. */
const stroke = '\u0335';

/**
 * Writes đ as d with a stroke over it, for a search engine that folds marks but no letters. It then
 * finds “đường” by “duong”, and still knows which of the two was meant.
 */
export function strokeApart(text: string): string {
	return text.normalize('NFC').replaceAll('đ', `d${stroke}`).replaceAll('Đ', `D${stroke}`);
}

/** Undoes `strokeApart`. */
export function strokeTogether(text: string): string {
	return text.replaceAll(`d${stroke}`, 'đ').replaceAll(`D${stroke}`, 'Đ');
}

/** The words of a text, without what stands between them. */
export function wordsOf(text: string): string[] {
	return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
