import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveSite } from '../../src/print/serve-site.ts';
import { buildValidBrief } from '../support/build-fixture.ts';

/**
 * Serves two sites for the tests: that of the fixture brief, built anew, and that of the real one,
 * which the test command has built into `dist`.
 */
export default async function serve(): Promise<() => Promise<void>> {
	const fixture = buildValidBrief();
	const fixtureSite = await serveSite(fixture, { base: '', port: 0 });
	const realSite = await serveSite('dist', { base: '', port: 0 });
	process.env['FIXTURE_SITE'] = fixtureSite.origin;
	process.env['REAL_SITE'] = realSite.origin;
	return async () => {
		await fixtureSite.close();
		await realSite.close();
		rmSync(dirname(fixture), { recursive: true });
	};
}
