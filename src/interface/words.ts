import { z } from 'astro/zod';
import { nearest, suggestion } from '../diagnostics/nearest.ts';
import type { Report } from '../diagnostics/problem.ts';
import type { Locale, Localized } from '../locale/locales.ts';
import { speak, type MessageValues, type Messages } from '../locale/messages.ts';
import { textSchema } from '../manuscript/localized-schema.ts';
import { displayPath, type Manuscript } from '../manuscript/read-files.ts';
import { readYaml } from '../manuscript/read-yaml.ts';
import { interfaceKeys, type InterfaceKey } from './keys.ts';

/** Says one word or sentence of the interface. */
export type Words = (key: InterfaceKey, values?: MessageValues) => string;

const messageSchema = z.union([
	textSchema,
	z.strictObject({ one: textSchema.optional(), other: textSchema }),
]);

const wordsSchema = z.record(z.string(), messageSchema);

/** Reads the words of both languages; `undefined` when one lacks a word. */
export function loadWords(manuscript: Manuscript, report: Report): Localized<Words> | undefined {
	const vi = loadLocale(manuscript, 'vi', report);
	const en = loadLocale(manuscript, 'en', report);
	return vi === undefined || en === undefined ? undefined : { vi, en };
}

function loadLocale(manuscript: Manuscript, locale: Locale, report: Report): Words | undefined {
	const path = `interface/${locale}.yaml`;
	const record = readYaml(manuscript, path, wordsSchema, report);
	if (record === undefined) return undefined;
	const { value: messages, placeOf } = record;
	const known: readonly string[] = interfaceKeys;
	const missing = interfaceKeys.filter((key) => messages[key] === undefined);
	const strangers = Object.keys(messages).filter((each) => !known.includes(each));
	const misspelt = new Set(strangers.map((key) => nearest(key, missing)));
	for (const key of missing.filter((each) => !misspelt.has(each))) {
		report({
			rule: 'interface-word-exists',
			place: { file: displayPath(manuscript, path) },
			message: `The word “${key}” is missing. Add it, as in the file of the other language.`,
		});
	}
	for (const key of strangers) {
		report({
			rule: 'interface-word-exists',
			place: placeOf([key]),
			message: `No component says “${key}”. ${suggestion(key, missing, 'Remove it.')}`,
		});
	}
	return missing.length > 0 ? undefined : speak(messages as Messages, locale);
}
