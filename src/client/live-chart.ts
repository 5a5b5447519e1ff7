import {
	Chart,
	Tooltip,
	type ChartConfiguration,
	type ChartOptions,
	type ChartType,
	type Plugin,
	type TooltipItem,
} from 'chart.js';
import type { DrawnChart } from '../charts/chart.ts';
import { chartParts } from '../charts/chart-parts.ts';
import type { DrawingContext } from '../charts/drawing-context.ts';
import { chartFamilies, letter, noteSize } from '../charts/lettering.ts';
import { planDrawing, type DrawingPart } from '../charts/plan.ts';
import type { MeasureText } from '../charts/text-width.ts';
import { chartColours, drawingSizes } from '../charts/theme.ts';
import { phraseInUnit, type Unit } from '../datasets/unit.ts';
import { isLocale, type Locale } from '../locale/locales.ts';

Chart.register(...chartParts, Tooltip);
Chart.defaults.font.family = chartFamilies;

/** The file that a figure offers for download; `chart` is what was drawn at build. */
interface FigureFile {
	readonly chart: DrawnChart;
}

const live = new WeakMap<Element, readonly Chart[]>();

/** Ends what a live chart listens to. */
const listening = new WeakMap<Element, AbortController>();

/**
 * Draws a figure anew with Chart.js on a canvas over the drawing, from the same plan, so that
 * nothing moves. Series that the reader hides leave the scale too.
 */
export async function goLive(button: HTMLButtonElement): Promise<void> {
	const figure = button.closest('figure');
	const box = figure?.querySelector<HTMLElement>('.figure__drawings');
	const source = button.dataset['source'];
	if (!figure || !box || source === undefined) return;
	const answer = await fetch(source);
	if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
	const { chart } = (await answer.json()) as FigureFile;
	// A face that stands in for another may be missing on this machine.
	await Promise.allSettled([...document.fonts].map((face) => face.load()));
	const listener = new AbortController();
	const { signal } = listener;
	const draw = () => {
		clear(box);
		live.set(box, drawInto(box, chart));
		applyLegend(figure, box);
	};
	draw();
	listening.set(box, listener);
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw, { signal });
	figure.addEventListener('change', () => applyLegend(figure, box), { signal });
}

/** Gives the page back its drawing. */
export function goStill(button: HTMLButtonElement): void {
	const box = button.closest('figure')?.querySelector('.figure__drawings');
	if (!box) return;
	listening.get(box)?.abort();
	clear(box);
}

function clear(box: Element): void {
	for (const chart of live.get(box) ?? []) chart.destroy();
	live.delete(box);
	box.querySelector('.figure-live')?.remove();
}

function drawInto(box: HTMLElement, chart: DrawnChart): Chart[] {
	const svg = [...box.querySelectorAll('svg')].find((each) => each.getClientRects().length > 0);
	const { lang } = document.documentElement;
	if (svg === undefined || !isLocale(lang)) return [];
	const size = svg.classList.contains('drawing--narrow') ? drawingSizes.narrow : drawingSizes.wide;
	const context: DrawingContext = {
		locale: lang,
		size,
		measure: measurer(),
		colour: colourOf(box),
	};
	const plan = planDrawing(chart, context);
	const stage = document.createElement('div');
	stage.className = 'figure-live';
	stage.ariaHidden = 'true';
	box.append(stage);
	const scale = svg.getBoundingClientRect().width / plan.width;
	const canvasAt = ({ x, y, width, height }: Omit<DrawingPart, 'configuration'>) => {
		const canvas = document.createElement('canvas');
		Object.assign(canvas, { width, height });
		Object.assign(canvas.style, {
			left: `${x * scale}px`,
			top: `${y * scale}px`,
			width: `${width * scale}px`,
			height: `${height * scale}px`,
		});
		return stage.appendChild(canvas);
	};
	if (plan.heading !== undefined) drawHeading(plan.heading, canvasAt, context, scale);
	return plan.parts.map((part, index) => {
		const label = labeller(chart, index, lang);
		return new Chart(canvasAt(part), lively(part.configuration, context, scale, label));
	});
}

/** The line over small charts, which no chart of theirs draws. */
function drawHeading(
	text: string,
	canvasAt: (place: Omit<DrawingPart, 'configuration'>) => HTMLCanvasElement,
	context: DrawingContext,
	scale: number,
): void {
	const ratio = devicePixelRatio * scale;
	const place = { x: 0, y: 0, width: context.size.width, height: noteSize(context) + 10 };
	const canvas = canvasAt(place);
	Object.assign(canvas, { width: place.width * ratio, height: place.height * ratio });
	const ctx = canvas.getContext('2d');
	if (ctx === null) return;
	ctx.scale(ratio, ratio);
	letter(ctx, text, [0, 0], {
		size: noteSize(context),
		colour: context.colour(chartColours.muted),
		baseline: 'top',
	});
}

type Labeller = (item: TooltipItem<ChartType>) => { title: string; text: string };

/** What the tooltip of a point says: of what it is the number, and the number. */
function labeller(chart: DrawnChart, part: number, locale: Locale): Labeller {
	const numbered = (number: number, { unit, digits }: { unit: Unit; digits: number }) =>
		phraseInUnit(number * unit.factor, unit, locale, { digits });
	return ({ datasetIndex, dataIndex, parsed }) => {
		const { x, y } = parsed as { x: number; y: number };
		switch (chart.kind) {
			case 'timeline':
				return { title: '', text: chart.events[dataIndex]?.label[locale] ?? '' };
			case 'scatter': {
				const title = chart.points[dataIndex]?.label[locale] ?? '';
				return { title, text: `${numbered(x, chart.x)}; ${numbered(y, chart.y)}` };
			}
			case 'slope': {
				const name = chart.categories[datasetIndex]?.label[locale];
				return {
					title: chart.series[dataIndex]?.label[locale] ?? '',
					text: `${name}: ${numbered(y, chart)}`,
				};
			}
			case 'line':
			case 'area':
			case 'stacked-area':
			case 'small-multiples': {
				const series = chart.kind === 'small-multiples' ? chart.panels[part]?.series : chart.series;
				const name = series?.[datasetIndex]?.label[locale];
				return { title: String(x), text: `${name}: ${numbered(y, chart)}` };
			}
			default: {
				const title = chart.categories[dataIndex]?.label[locale] ?? '';
				const name = chart.series[datasetIndex]?.label[locale];
				return { title, text: `${name}: ${numbered(chart.isOverYears ? y : x, chart)}` };
			}
		}
	};
}

/** Letters stand as in the drawing, whose widths were not rounded to pixels. */
const exactLettering: Plugin = {
	id: 'exactLettering',
	beforeLayout({ ctx }) {
		ctx.textRendering = 'geometricPrecision';
	},
	beforeDraw({ ctx }) {
		ctx.textRendering = 'geometricPrecision';
	},
};

/** The configuration of the drawing, with what a canvas on a page needs beside. */
function lively(
	{ options, ...rest }: ChartConfiguration,
	{ locale, size, colour }: DrawingContext,
	scale: number,
	label: Labeller,
): ChartConfiguration {
	const font = { family: chartFamilies, size: size.fontSize };
	const plugins: ChartOptions['plugins'] = {
		...options?.plugins,
		tooltip: {
			backgroundColor: colour('var(--chart-text)'),
			titleColor: colour('var(--chart-ground)'),
			bodyColor: colour('var(--chart-ground)'),
			titleFont: { ...font, weight: 600 },
			bodyFont: font,
			displayColors: false,
			callbacks: {
				title: ([item]) => (item === undefined ? '' : label(item).title),
				label: (item) => label(item).text,
			},
		},
	};
	return {
		...rest,
		plugins: [exactLettering, ...(rest.plugins ?? [])],
		options: {
			...options,
			locale,
			devicePixelRatio: devicePixelRatio * scale,
			events: ['mousemove', 'mouseout', 'click', 'touchstart', 'touchmove'],
			interaction: { mode: 'nearest', intersect: false },
			plugins,
		},
	};
}

/** Hides in the live chart what the boxes of the legend hide in the drawing. */
function applyLegend(figure: Element, box: Element): void {
	const boxes = [...figure.querySelectorAll<HTMLInputElement>('.chart-legend input')];
	for (const chart of live.get(box) ?? []) {
		for (const [index, { checked }] of boxes.entries()) chart.setDatasetVisibility(index, checked);
		chart.update();
	}
}

/** Properties of the page as the colours that they stand for here, because a canvas knows none. */
function colourOf(box: Element): (property: string) => string {
	const probe = document.createElement('i');
	probe.hidden = true;
	box.append(probe);
	const colours = new Map<string, string>();
	return (property) => {
		const known = colours.get(property);
		if (known !== undefined) return known;
		probe.style.color = property;
		const found = getComputedStyle(probe).color;
		colours.set(property, found);
		return found;
	};
}

function measurer(): MeasureText {
	const ctx = document.createElement('canvas').getContext('2d');
	if (ctx !== null) ctx.textRendering = 'geometricPrecision';
	return (text, size, weight) => {
		if (ctx === null) return 0;
		ctx.font = `${weight} ${size}px ${chartFamilies}`;
		return ctx.measureText(text).width;
	};
}
