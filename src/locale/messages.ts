import type { Locale } from './locales.ts';

/** A word of the interface; languages with number agreement may give one form for each category. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export type Messages = Readonly<Record<string, Message>>;

/** What fills the gaps of a message; `count` chooses its plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Says one word or sentence of the interface in one language. */
export type Say = (key: string, values?: MessageValues) => string;

/**
 * The voice of a language. Throws a `RangeError` for a key that the messages do not have: the
 * manuscript is checked against the keys before any page is made.
 */
export function speak(messages: Messages, locale: Locale): Say {
	const plural = new Intl.PluralRules(locale);
	return (key, values = {}) => {
		const message = messages[key];
		if (message === undefined) {
			throw new RangeError(`The interface has no word “${key}” in “${locale}”.`);
		}
		return fill(formOf(message, plural, values), values);
	};
}

function formOf(message: Message, plural: Intl.PluralRules, values: MessageValues): string {
	if (typeof message === 'string') return message;
	return message[plural.select(Number(values['count']))] ?? message.other ?? '';
}

/** Puts values in the places that a sentence marks with braces: `{name}`. */
export function fill(sentence: string, values: MessageValues): string {
	return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
