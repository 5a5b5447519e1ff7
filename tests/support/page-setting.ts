import type { PageSetting } from '../../src/print/prepare-page.ts';

/** A print without heads, breaks and numbers, for tests of what is around it. */
export const plainSetting: PageSetting = {
	start: 1,
	style: 'arabic',
	heads: ['', ''],
	foot: '',
	breaks: [],
	blanks: 0,
	blankText: '',
	pageNumbers: {},
	expected: [],
	pageWords: '',
	formulaWords: '',
	formulaMark: '',
};
