import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Fills a scratch folder and puts it in the place of `output`, which is untouched until the scratch
 * folder is complete. The scratch folder is gone afterwards, whether it was used or not.
 */
export async function swapInto(
	output: string,
	scratch: string,
	fill: () => Promise<void>,
): Promise<void> {
	rmSync(scratch, { recursive: true, force: true });
	mkdirSync(scratch, { recursive: true });
	const retired = `${scratch}-previous`;
	try {
		await fill();
		mkdirSync(dirname(output), { recursive: true });
		if (existsSync(output)) renameSync(output, retired);
		renameSync(scratch, output);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
		rmSync(retired, { recursive: true, force: true });
	}
}
