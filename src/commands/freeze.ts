import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packEdition } from '../delivery/edition-copy.ts';
import { blockTexts } from '../publication/changes.ts';
import { editionsFolder, type FrozenEdition } from '../publication/frozen-editions.ts';
import { manuscriptOf } from '../publication/manuscript.ts';
import { buildSite } from './build-site.ts';
import { CommandError } from './options.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { run } from './run.ts';

/** Larger archives do not belong into a repository. */
const largest = 25 * 1024 * 1024;

/**
 * `npm run freeze`: builds the edition that content/edition.yaml names and keeps it for ever, as an
 * archive of its pages and a record of what its paragraphs said. `-- --no-pdf` leaves the PDFs out.
 */
const usage = {
	command: 'npm run freeze',
	purpose: 'Builds the edition that content/edition.yaml names and keeps it for ever.',
	options: { 'no-pdf': { means: 'keeps it without its PDFs' } },
};

await run(usage, async ({ has }) => {
	const manuscript = manuscriptOf(process.env);
	const brief = readSoundBrief(manuscript);
	const { id, date, title } = brief.edition;
	if (brief.frozenEditions.some((frozen) => frozen.id === id)) {
		throw new CommandError(
			`Edition ${id} is frozen already and never changes again. Give the next one an id of its own in ${manuscript.name}/edition.yaml.`,
		);
	}
	const { output, base } = await buildSite({ withPdfs: !has('no-pdf') });
	const archive = packEdition({ directory: output, base }, id);
	if (archive.length > largest) {
		throw new CommandError(
			`The archive of edition ${id} has ${megabytes(archive.length)} MB; at most ${megabytes(largest)} are kept. Freeze it with “-- --no-pdf”.`,
		);
	}
	const record: FrozenEdition = {
		id,
		date,
		title,
		archive: `${id}.zip`,
		sha256: createHash('sha256').update(archive).digest('hex'),
		blocks: { ...blockTexts(brief) },
	};
	const folder = join(manuscript.directory, editionsFolder);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, record.archive), archive);
	writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(record, null, 1)}\n`);
	console.log(
		`Edition ${id} is frozen: ${manuscript.name}/${editionsFolder}/${id}.zip (${megabytes(archive.length)} MB) and ${id}.json. Commit both.`,
	);
});

function megabytes(bytes: number): string {
	return (bytes / 1024 / 1024).toFixed(1);
}
