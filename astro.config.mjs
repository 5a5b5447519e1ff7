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
	// Modules are fetched on intent, a few at a time: the helper that preloads them weighs more.
	vite: { build: { assetsInlineLimit: 0, modulePreload: false } },
});
