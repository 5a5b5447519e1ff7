/**
 * Lets a reader walk along a drawing with pointer or arrow keys and read its numbers, which it takes
 * from the figure’s table. `data-track` of the drawing says where the rows of the table stand.
 */
export function follow(box: HTMLElement): void {
	const figure = box.closest('figure') ?? box;
	const all = <E extends HTMLElement | SVGSVGElement>(selector: string) => [
		...figure.querySelectorAll<E>(selector),
	];
	const rows = all<HTMLTableRowElement>('tbody tr');
	const names = all('thead th');
	const boxes = all<HTMLInputElement>('input');
	const isHidden = (index: number) => boxes[index]?.checked === false;
	const add = (name: string) => {
		const part = box.appendChild(document.createElement('div'));
		part.className = name;
		return part;
	};
	const [rule, tip] = [add('figure-rule'), add('figure-tip')];
	tip.role = 'status';
	rule.hidden = true;
	let at = -1;

	/** The drawing on show, and for each row the points where it stands; 0 is anywhere. */
	function scene() {
		const svg = all<SVGSVGElement>('svg[data-track]').find((each) => each.getClientRects()[0]);
		const [kind, ...words] = svg?.dataset['track']?.split(' ') ?? [];
		const [from = 0, to = 0, pitch = 0] = words.map(Number);
		const heads = rows.map(({ cells }, index) =>
			kind === 'years' ? Number(cells[0]?.textContent) : index,
		);
		const [first = 0] = heads;
		const span = (heads.at(-1) ?? 0) - first || 1;
		const places = heads.map((head, index) => {
			if (kind === 'points') {
				const points = isHidden(index) ? [] : words[index]?.split(';');
				return points?.map((point) => point.split(',').map(Number)) ?? [];
			}
			const place = from + ((head - first) / span) * (to - from);
			return [kind === 'rows' ? [0, place] : [place, 0]];
		});
		return { kind, places, pitch, scale: box.clientWidth / (svg?.viewBox.baseVal.width ?? 1) };
	}

	function show(row: number, shift: number): void {
		const { kind, places, scale } = scene();
		const [head, ...cells] = rows[row]?.cells ?? [];
		const [x = 0, y = 0] = places[row]?.[0] ?? [];
		at = row;
		tip.textContent = [
			head?.textContent,
			...cells.flatMap(({ textContent }, index) =>
				textContent === '–' || (kind !== 'points' && isHidden(index))
					? []
					: `${names[index + 1]?.textContent}: ${textContent}`,
			),
		].join('\n');
		rule.hidden = false;
		rule.dataset['kind'] = kind;
		const [left, top] = [(x + shift) * scale, y * scale];
		rule.style.translate = `${left}px ${top}px`;
		const before = left - tip.offsetWidth - 12;
		tip.style.translate = `${before > 0 ? before : left + 12}px ${top + 10}px`;
	}

	const hide = () => {
		tip.textContent = '';
		rule.hidden = true;
		at = -1;
	};

	box.addEventListener('pointermove', ({ clientX, clientY }) => {
		const { scale, pitch, places } = scene();
		const { left, top } = box.getBoundingClientRect();
		const [x, y] = [(clientX - left) / scale, (clientY - top) / scale];
		const shift = pitch && Math.floor(x / pitch) * pitch;
		let [nearest, best] = [0, Number.POSITIVE_INFINITY];
		for (const [row, points] of places.entries()) {
			for (const [px, py] of points) {
				const distance = Math.hypot(px ? px + shift - x : 0, py ? py - y : 0);
				if (distance < best) [nearest, best] = [row, distance];
			}
		}
		show(nearest, shift);
	});
	box.addEventListener('pointerleave', hide);
	box.addEventListener('blur', hide);
	box.addEventListener('keydown', (event) => {
		const { key } = event;
		if (key === 'Escape') hide();
		const step = { Home: -1e6, ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, End: 1e6 }[
			key
		];
		if (!step) return;
		event.preventDefault();
		show(Math.max(0, Math.min(rows.length - 1, at + step)), 0);
	});
}
