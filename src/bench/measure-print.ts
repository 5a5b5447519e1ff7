import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { measureBuild, type BuildCost } from './measure-build.ts';

/** What printing everything costs, beside the build of the site. */
export interface PrintCost {
	/** CPU seconds of our code and of the browser. */
	readonly cpu: number;
	readonly printedPages: number;
	/** Documents whose bytes differ when everything is built again. */
	readonly changed: readonly string[];
	/** The largest chapter and book, with their limits in kB. */
	readonly largest: readonly {
		readonly kind: string;
		readonly bytes: number;
		readonly limit: number;
	}[];
}

/** Prints everything twice, each time from nothing; `site` is what the pages alone cost. */
export function measurePrint(site: BuildCost): PrintCost {
	const [first, second] = [printAnew(), printAnew()];
	const { cost, documents } = first;
	const sizeOf = (isOne: (path: string) => boolean) =>
		Math.max(...[...documents].map(([path, bytes]) => (isOne(path) ? bytes.length : 0)));
	const isBook = (path: string) => /^book-/.test(basename(path));
	const isChapter = (path: string) =>
		basename(path, '.pdf') === basename(dirname(path)) || basename(dirname(path)) === 'parallel';
	return {
		cpu: cost.cpu - site.cpu + cost.browserCpu,
		printedPages: cost.printedPages,
		changed: [...documents].flatMap(([path, bytes]) =>
			second.documents.get(path)?.equals(bytes) === true ? [] : [path],
		),
		largest: [
			{ kind: 'chapter PDF', bytes: sizeOf(isChapter), limit: 400 },
			{ kind: 'book PDF', bytes: sizeOf(isBook), limit: 4000 },
		],
	};
}

function printAnew(): {
	readonly cost: BuildCost;
	readonly documents: ReadonlyMap<string, Buffer>;
} {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const output = join(folder, 'dist');
	const cost = measureBuild(output, [], { PRINT_CACHE: join(folder, 'print') });
	const documents = new Map(
		readdirSync(output, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.pdf'))
			.sort()
			.map((file) => [file, readFileSync(join(output, file))]),
	);
	rmSync(folder, { recursive: true });
	return { cost, documents };
}
