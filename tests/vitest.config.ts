/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

/** Long enough for a busy machine: no test is a measure of time. */
const testTimeout = 600_000;

const plain = (name: string) => ({
	test: {
		name,
		testTimeout,
		root: '.',
		include: [`tests/${name}/**/*.test.ts`],
		environment: 'node' as const,
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
