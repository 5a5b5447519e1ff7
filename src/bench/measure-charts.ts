import { brotliCompressSync } from 'node:zlib';
import { isDrawn, type Chart, type DrawnChart, type TimeChart } from '../charts/chart.ts';
import { fontMeasurer } from '../charts/measure-text.ts';
import { drawChart } from '../charts/render.ts';
import { drawingSizes, type DrawingSize } from '../charts/theme.ts';
import { localize } from '../locale/locales.ts';

/** What drawings cost the build and the page. */
export interface ChartCost {
	readonly drawings: number;
	/** CPU milliseconds of one drawing at the median, once the engine is warm. */
	readonly median: number;
	/** Bytes of a line chart of twelve series over sixty years, both sizes, after brotli. */
	readonly lineChart: number;
}

const measure = fontMeasurer();

export function measureCharts(charts: readonly Chart[]): ChartCost {
	const drawn = charts.filter(isDrawn);
	const drawAll = () =>
		drawn.flatMap((chart) =>
			Object.values(drawingSizes).map((size) => {
				const start = process.cpuUsage();
				draw(chart, size);
				const { user, system } = process.cpuUsage(start);
				return (user + system) / 1000;
			}),
		);
	drawAll();
	const times = drawAll().toSorted((a, b) => a - b);
	const markup = Object.values(drawingSizes).map((size) => draw(lineChart(12, 60), size));
	return {
		drawings: times.length,
		median: times[Math.floor(times.length / 2)] ?? 0,
		lineChart: brotliCompressSync(markup.join('')).length,
	};
}

function draw(chart: DrawnChart, size: DrawingSize): string {
	const context = { locale: 'en', size, measure, colour: (property: string) => property } as const;
	return drawChart(chart, context, `bench-${size.name}`).markup;
}

/** Series that wander like those of economies, the same each time. */
function lineChart(count: number, years: number): TimeChart {
	let seed = 1;
	const random = () => {
		seed = (seed * 48271) % 2147483647;
		return seed / 2147483647;
	};
	const unit = {
		id: 'index',
		base: 'index',
		factor: 1,
		grouped: true,
		name: localize(() => 'index'),
		phrase: localize(() => '{n}'),
	};
	const tones = ['case', 'a', 'b', 'c'] as const;
	return {
		kind: 'line',
		unit,
		digits: 1,
		isLogarithmic: false,
		isFromZero: true,
		isYearCount: false,
		referenceLines: [],
		events: [],
		breaks: [],
		series: Array.from({ length: count }, (_each, index) => {
			let value = 50 + 50 * random();
			return {
				id: `series-${index}`,
				label: localize(() => `Economy ${index + 1}`),
				short: localize(() => `Economy ${index + 1}`),
				tone: tones[index] ?? ('context' as const),
				isJoined: true,
				breaks: [],
				gaps: [],
				points: Array.from({ length: years }, (_year, offset) => {
					value *= 0.98 + 0.08 * random();
					const origin = { dataset: 'bench', column: 'index', line: offset + 2 };
					return { year: 1960 + offset, value, status: 'reported' as const, origin };
				}),
			};
		}),
	};
}
