/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

/** Many tests build whole sites; how long that takes is no matter of theirs, but of the benchmark. */
const testTimeout = 600_000;

const plain = (name: string) => ({
	test: {
		name,
		root: '.',
		include: [`tests/${name}/**/*.test.ts`],
		environment: 'node' as const,
		testTimeout,
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
