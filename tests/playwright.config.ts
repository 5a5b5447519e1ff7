import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/print/browser.ts';

const { path } = await findBrowser(process.env);

export default defineConfig({
	testDir: 'e2e',
	outputDir: '../test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
	globalSetup: './e2e/serve.ts',
	use: {
		// Only the tests of reading without a network meet the service worker.
		serviceWorkers: 'block',
		launchOptions: {
			executablePath: path,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-dev-shm-usage',
				'--disable-background-networking',
			],
		},
	},
});
