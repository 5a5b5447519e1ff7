import { buildSite } from './build-site.ts';
import { run } from './read-manuscript.ts';

/** `npm run build`: builds the brief into `dist`, with PDFs; `-- --no-pdf` leaves them out. */
await run(async () => {
	const { output } = await buildSite({ withPdfs: !process.argv.includes('--no-pdf') });
	console.log(`The brief is built: ${output}`);
});
