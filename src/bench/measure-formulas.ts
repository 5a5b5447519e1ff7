import katex from 'katex';
import { visit } from 'unist-util-visit';
import { locales } from '../locale/locales.ts';
import { formulaOptions } from '../prose/formulas.ts';
import type { Brief } from '../publication/brief.ts';

/** What formulas cost the build. */
export interface FormulaCost {
	readonly formulas: number;
	/** CPU milliseconds of one formula on average, once the engine is warm. */
	readonly mean: number;
}

/** Sets every formula of a brief, in the line and displayed. */
export function measureFormulas({ parts }: Brief): FormulaCost {
	const formulas: { readonly text: string; readonly displayMode: boolean }[] = [];
	for (const locale of locales) {
		for (const { prose } of parts[locale]) {
			visit(prose, (node) => {
				if (node.type !== 'math' && node.type !== 'inlineMath') return;
				formulas.push({ text: node.value, displayMode: node.type === 'math' });
			});
		}
	}
	const setAll = () => {
		const start = process.cpuUsage();
		for (const { text, displayMode } of formulas) {
			katex.renderToString(text, { ...formulaOptions, displayMode });
		}
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1000;
	};
	setAll();
	return { formulas: formulas.length, mean: setAll() / Math.max(1, formulas.length) };
}
