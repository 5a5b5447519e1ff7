import type { APIRoute } from 'astro';
import type { Locale } from '../../locale/locales.ts';
import { brief } from '../../publication/current-brief.ts';
import { localePaths } from '../../publication/locale-paths.ts';

export const getStaticPaths = localePaths;

/** What a device needs to install the publication in one language. */
export const GET: APIRoute<{ locale: Locale }> = ({ props: { locale } }) => {
	const { edition, routes } = brief;
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const manifest = {
		id: routes.home(locale),
		name: edition.shortTitle[locale],
		description: edition.description[locale],
		lang: locale,
		start_url: routes.home(locale),
		scope: base,
		display: 'minimal-ui',
		background_color: '#fdfcf9',
		theme_color: '#0b5c66',
		icons: [
			{ src: `${base}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
			...[192, 512].map((size) => ({
				src: `${base}icon-${size}.png`,
				sizes: `${size}x${size}`,
				type: 'image/png',
				purpose: 'any maskable',
			})),
		],
	};
	return new Response(JSON.stringify(manifest), {
		headers: { 'Content-Type': 'application/manifest+json' },
	});
};
