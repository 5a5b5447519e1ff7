import type { APIRoute } from 'astro';
import type { Locale } from '../../../locale/locales.ts';
import { searchParts } from '../../../publication/build-options.ts';
import { brief } from '../../../publication/current-brief.ts';
import { localePaths } from '../../../publication/locale-paths.ts';
import { searchWords } from '../../../search/search-words.ts';

export const getStaticPaths = localePaths;

export const GET: APIRoute<{ locale: Locale }> = ({ props }) =>
	Response.json(searchWords(brief, props.locale, searchParts));
