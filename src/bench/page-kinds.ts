import type { Brief } from '../publication/brief.ts';

/** A kind of page by its name, and a page of it. */
export interface PageKind {
	readonly name: string;
	readonly path: string;
	/** Whether readers arrive here and read on: these pages have the bounds of a first visit. */
	readonly isEntrance: boolean;
}

/** One page of every kind that readers meet, long ones where there is a choice. */
export function pageKinds({ routes, chapters, figures, datasets }: Brief): PageKind[] {
	const [first] = chapters.vi;
	const last = chapters.en.at(-1);
	const withFormulas = chapters.vi.find(({ blocks }) =>
		blocks.some(({ kind }) => kind === 'equation'),
	);
	const [figure = ''] = figures.keys();
	const [dataset = ''] = datasets.keys();
	const entrance = (name: string, path: string) => ({ name, path, isEntrance: true });
	const other = (name: string, path: string) => ({ name, path, isEntrance: false });
	return [
		entrance('front page', routes.home('vi')),
		...(first === undefined
			? []
			: [
					entrance('chapter', routes.chapter('vi', first.head.slug)),
					other('chapter side by side', routes.parallel('vi', first.head.slug)),
				]),
		...(withFormulas === undefined
			? []
			: [entrance('chapter with formulas', routes.chapter('vi', withFormulas.head.slug))]),
		...(last === undefined ? [] : [entrance('last chapter', routes.chapter('en', last.head.slug))]),
		entrance('figure', routes.figure('vi', figure)),
		other('dataset', routes.dataset('en', dataset)),
		other('claims', routes.page('vi', 'claims')),
		other('map of the argument', routes.page('vi', 'argument')),
		other('numbers', routes.page('en', 'numbers')),
		other('search', routes.page('vi', 'search')),
	];
}
