/**
 * C0 and C1 controls except tab and line feed; soft hyphen; zero-width and bidirectional marks;
 * line and paragraph separators; byte order mark inside the text.
 */
const hiddenCharacter =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse.
	/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** The code of the first character that nobody can see in a text: “U+202E”. */
export function hiddenCharacterIn(text: string): string | undefined {
	const code = hiddenCharacter.exec(text)?.[0].codePointAt(0);
	return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What an author is told who wrote such a character by its number, so that it stands in no line. */
export function spelledCharacterMessage(code: string): string {
	return `The text spells out an invisible character (${code}). Take out its number, as in “\\u200B” or “&#8203;”, and what belongs to it.`;
}
