/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const plain = (name: string) => ({
	test: {
		name,
		root: '.',
		include: [`tests/${name}/**/*.test.ts`],
		environment: 'node' as const,
		// A busy machine must not fail a test: limits in time are gates of the benchmark.
		testTimeout: 120_000,
	},
});

export default defineConfig({
	test: {
		root: '.',
		projects: [
			plain('unit'),
			plain('content'),
			plain('site'),
			{
				...getViteConfig({})({ mode: 'test', command: 'serve' }),
				test: { name: 'components', root: '.', include: ['tests/components/**/*.test.ts'] },
			},
		],
	},
});
