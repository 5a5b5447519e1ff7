import type { ScorecardChart, SparklineChart } from '../charts/chart.ts';
import { sparkline, type Sparkline } from '../charts/sparkline.ts';
import { formatInUnit, phraseInUnit, type Unit } from '../datasets/unit.ts';
import type { Locale } from '../locale/locales.ts';
import { renderInline } from '../prose/render.ts';
import type { Brief } from './brief.ts';
import { proseContext } from './page-context.ts';

/** A row of a table of sparklines. */
export interface SparklineRow {
	readonly label: string;
	readonly first: DatedText;
	readonly last: DatedText;
	/** The last number less the first, with its sign. */
	readonly change: string;
	readonly sparkline: Sparkline;
}

interface DatedText {
	readonly text: string;
	readonly year: string;
}

/** The rows of a table of sparklines; a series without numbers is left out. */
export function sparklineRows(chart: SparklineChart, locale: Locale): SparklineRow[] {
	const { unit, digits } = chart;
	const years = chart.series.flatMap(({ points }) => points.map(({ year }) => year));
	const span = [Math.min(...years), Math.max(...years)] as const;
	return chart.series.flatMap((series) => {
		const [first, last] = [series.points[0], series.points.at(-1)];
		if (first === undefined || last === undefined) return [];
		const shown = ({ value, year }: typeof first) => ({
			text: formatInUnit(value, unit, locale, { digits }),
			year: String(year),
		});
		const change = last.value - first.value;
		return [
			{
				label: series.label[locale],
				first: shown(first),
				last: shown(last),
				change: formatInUnit(change, unit, locale, { digits, isSigned: true }),
				sparkline: sparkline(series, span),
			},
		];
	});
}

/** A row of a scorecard; texts are HTML. */
export interface ScorecardRowView {
	readonly label: string;
	readonly value: string;
	/** The words of the unit where they stand once, with the value; elsewhere each number has its own. */
	readonly unit: string | undefined;
	readonly numberPath: string;
	readonly success: string;
	readonly failure: string;
	readonly standing: 'success' | 'between' | 'failure';
	readonly standingText: string;
	readonly reason: string;
}

export function scorecardRows(
	brief: Brief,
	chart: ScorecardChart,
	locale: Locale,
): ScorecardRowView[] {
	const say = brief.words[locale];
	const context = proseContext(brief, { locale });
	return chart.rows.map(({ label, valueName, unit, digits, reason, standing, ...row }) => {
		const words = wordsBehind(unit, locale);
		const text = (value: number) =>
			(words === undefined ? phraseInUnit : formatInUnit)(value, unit, locale, { digits });
		return {
			label: label[locale],
			value: text(row.value),
			unit: words,
			numberPath: brief.routes.value(locale, valueName),
			success: text(row.success),
			failure: text(row.failure),
			standing,
			standingText: say(`figure.standing.${standing}`),
			reason: renderInline(reason[locale], context).html,
		};
	});
}

/** “days” of “{n} days”; nothing for a sign at the number, “%”, and for words around it, “US$ {n} bn”. */
function wordsBehind(unit: Unit, locale: Locale): string | undefined {
	const [before, behind = ''] = unit.phrase[locale].split('{n}');
	return before === '' && /^\s/.test(behind) ? behind.trim() : undefined;
}
