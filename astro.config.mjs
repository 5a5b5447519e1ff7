import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { chapterProcessor } from './src/markdown/processor.ts';
import { brief } from './src/publication/current-brief.ts';

const { origin, pathname } = new URL(brief.edition.address);

/**
 * Scripts here have no styles and few parts, so that nothing need be fetched ahead of a dynamic
 * import; the helper that would do it weighs more than the scripts of a page.
 */
const plainDynamicImports = {
	name: 'plain-dynamic-imports',
	enforce: 'pre',
	load: (id) =>
		id === '\0vite/preload-helper.js'
			? 'export const __vitePreload = (load) => load();'
			: undefined,
};

export default defineConfig({
	site: origin,
	base: pathname,
	trailingSlash: 'always',
	output: 'static',
	scopedStyleStrategy: 'where',
	devToolbar: { enabled: false },
	markdown: { processor: chapterProcessor(brief), syntaxHighlight: false },
	integrations: [mdx({ optimize: true })],
	vite: { build: { assetsInlineLimit: 0 }, plugins: [plainDynamicImports] },
});
