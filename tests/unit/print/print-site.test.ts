import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../src/print/browser.ts';
import { openPrinter, type Printer } from '../../../src/print/print-site.ts';
import { plainSetting } from '../../support/page-setting.ts';

const directory = mkdtempSync(join(tmpdir(), 'printed-'));
const address = 'https://ferries.example/';
let printer: Printer;
beforeAll(async () => {
	printer = openPrinter({ directory, address }, await findBrowser(process.env));
});
afterAll(async () => {
	await printer.close();
	rmSync(directory, { recursive: true });
});

test('a face that does not come ends the print, and nothing is set in a stand-in', async () => {
	writeFileSync(
		join(directory, 'index.html'),
		`<!doctype html><style>
			@font-face { font-family: 'Pier'; font-display: optional; src: url(/pier.woff2); }
			body { font-family: 'Pier', serif; }
		</style><main><h1>Ferries</h1></main>`,
	);
	await expect(printer.print(address, plainSetting, true)).rejects.toThrow(
		'Faces that did not load: Pier',
	);
});
