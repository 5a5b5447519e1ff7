import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { chapterProcessor } from './src/markdown/processor.ts';
import { brief } from './src/publication/current-brief.ts';

const { origin, pathname } = new URL(brief.edition.address);

export default defineConfig({
	site: origin,
	base: pathname,
	trailingSlash: 'always',
	output: 'static',
	scopedStyleStrategy: 'where',
	devToolbar: { enabled: false },
	markdown: { processor: chapterProcessor(brief), syntaxHighlight: false },
	integrations: [mdx({ optimize: true })],
	vite: { build: { assetsInlineLimit: 0 }, plugins: [plainImports()] },
});

/**
 * Leaves `import()` as it is written. Vite wraps it in a function that fetches what the module will
 * import, and every page would carry that function before a reader asks for anything.
 */
function plainImports() {
	return {
		name: 'plain-imports',
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
}
