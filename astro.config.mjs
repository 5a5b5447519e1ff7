import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { chapterProcessor } from './src/markdown/processor.ts';
import { brief } from './src/publication/current-brief.ts';

const { origin, pathname } = new URL(brief.edition.address);

/**
 * Leaves `import()` as it is written. Scripts here have no styles and few parts, so that nothing need
 * be fetched ahead; the helper that would do it weighs more than the scripts of a page.
 */
const plainDynamicImports = {
	name: 'plain-dynamic-imports',
	apply: 'build',
	enforce: 'post',
	renderChunk: (code) =>
		code
			.replace(
				/^import \{ \w+ as __vitePreload \} from .*;$/m,
				'const __vitePreload = (load) => load();',
			)
			.replaceAll(', __VITE_PRELOAD__)', ')'),
};

/** Compiles the service worker to the root of the site, from where it may serve every page. */
const serviceWorker = {
	name: 'service-worker',
	apply: 'build',
	applyToEnvironment: ({ name }) => name === 'client',
	buildStart() {
		this.emitFile({ type: 'chunk', id: './src/client/service-worker.ts', fileName: 'sw.js' });
	},
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
	vite: { build: { assetsInlineLimit: 0 }, plugins: [plainDynamicImports, serviceWorker] },
});
