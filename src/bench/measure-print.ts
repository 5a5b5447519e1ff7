import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openBuildFolder } from './build-folder.ts';
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

/** Prints a manuscript twice, each time from nothing; `site` is what the pages alone cost. */
export function measurePrint(project: string, manuscript: string, site: BuildCost): PrintCost {
	const [first, second] = [printAnew(project, manuscript), printAnew(project, manuscript)];
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

function printAnew(
	project: string,
	manuscript: string,
): {
	readonly cost: BuildCost;
	readonly documents: ReadonlyMap<string, Buffer>;
} {
	const { root, output, remove } = openBuildFolder(project);
	try {
		const cost = measureBuild(output, [], { CONTENT: manuscript }, root);
		const documents = new Map(
			readdirSync(output, { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.pdf'))
				.sort()
				.map((file) => [file, readFileSync(join(output, file))]),
		);
		return { cost, documents };
	} finally {
		remove();
	}
}
