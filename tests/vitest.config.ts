/// <reference types="vitest/config" />
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

/** Tests that read what `globalSetup` has built. */
const built = (name: string, globalSetup: string) => {
	const { test } = plain(name);
	return { test: { ...test, globalSetup } };
};

export default defineConfig({
	test: {
		root: '.',
		projects: [
			plain('unit'),
			plain('content'),
			built('site', 'tests/support/shared-build.ts'),
			plain('built'),
		],
	},
});
