import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { sep } from 'node:path';
import { chapterProcessor } from './src/markdown/processor.ts';
import { brief } from './src/publication/current-brief.ts';
import { forgetBrief } from './src/publication/judged-brief.ts';
import { manuscriptOf } from './src/publication/manuscript.ts';

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

/**
 * Makes a development server read the manuscript anew when any file of it changes. What stands in a
 * chapter depends on more than its own file, so that all are compiled again when they are next asked
 * for, and no page keeps what it made of the old state.
 */
const liveManuscript = {
	name: 'live-manuscript',
	apply: 'serve',
	configureServer({ watcher, environments }) {
		const folder = manuscriptOf(process.env).directory + sep;
		watcher.add(folder);
		watcher.on('all', (_event, path) => {
			if (!path.startsWith(folder)) return;
			forgetBrief();
			for (const { moduleGraph, hot } of Object.values(environments)) {
				for (const [id, module] of moduleGraph.idToModuleMap) {
					if (/\.mdx(?:\?|$)/.test(id)) moduleGraph.invalidateModule(module);
				}
				hot.send({ type: 'full-reload', path: '*' });
			}
		});
	},
};

export default defineConfig({
	site: origin,
	base: pathname,
	trailingSlash: 'always',
	output: 'static',
	scopedStyleStrategy: 'where',
	devToolbar: { enabled: false },
	markdown: { processor: chapterProcessor(), syntaxHighlight: false },
	integrations: [mdx({ optimize: true })],
	vite: {
		build: { assetsInlineLimit: 0 },
		plugins: [plainDynamicImports, serviceWorker, liveManuscript],
	},
});
