import type { APIRoute } from 'astro';
import type { CslItem } from '../../citations/bibliography.ts';
import { exportFormats, type ExportFormat } from '../../citations/exports.ts';
import { locales } from '../../locale/locales.ts';
import { allCitables } from '../../publication/citable.ts';
import { brief } from '../../publication/current-brief.ts';

/** One file a format for everything that has a record, and for the whole bibliography. */
export function getStaticPaths() {
	const root = brief.routes.home('vi').slice(0, -'/vi/'.length);
	const works = [...brief.bibliography.values()].map(({ item }) => item);
	const sets = [
		...allCitables(brief).map(({ path, record }) => ({ path, items: [record] })),
		...locales.map((locale) => ({ path: brief.routes.page(locale, 'bibliography'), items: works })),
	];
	return sets.flatMap(({ path, items }) =>
		(Object.keys(exportFormats) as ExportFormat[]).map((format) => ({
			params: { item: path.slice(root.length).replace(/^\/|\/$/g, ''), format },
			props: { items, format },
		})),
	);
}

export const GET: APIRoute<{ items: readonly CslItem[]; format: ExportFormat }> = ({ props }) => {
	const { media, write } = exportFormats[props.format];
	return new Response(write(props.items), {
		headers: { 'content-type': `${media}; charset=utf-8` },
	});
};
