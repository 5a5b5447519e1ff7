import css from '../styles/reading.css?inline';
import { bringRules, makePanel } from './panel.ts';

const { documentElement: root } = document;
const store = 'reading-settings';

let panel: Promise<HTMLElement> | undefined;

/** Shows the settings, the keys and the offline copy over the page; their home is a page. */
export async function openReading(link: HTMLAnchorElement): Promise<void> {
	const here = document.getElementById('reading-panel');
	if (here !== null) {
		here.querySelector<HTMLElement>('input:checked')?.focus();
		return;
	}
	panel ??= fill(link);
	panel.catch(() => {
		panel = undefined;
	});
	const shown = await panel;
	shown.showPopover();
	shown.querySelector<HTMLElement>('input:checked')?.focus();
}

async function fill(link: HTMLAnchorElement): Promise<HTMLElement> {
	const answer = await fetch(link.pathname);
	if (!answer.ok) throw new Error(`${link.pathname}: ${answer.status}`);
	const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
	const content = page.getElementById('reading-panel');
	if (content === null) throw new Error(`${link.pathname} has no settings.`);
	const made = makePanel('reading', link.textContent.trim());
	bringRules(css);
	made.append(content);
	wire(made);
	return made;
}

/** Makes the settings of a page or panel work. */
export function wire(place: Document | HTMLElement): void {
	for (const groups of place.querySelectorAll<HTMLElement>('.reading-settings__groups')) {
		groups.hidden = false;
		groups.previousElementSibling?.remove();
		for (const input of groups.querySelectorAll('input')) {
			const { name, value, defaultChecked } = input;
			const current = root.dataset[name];
			input.checked = current === undefined ? defaultChecked : current === value;
			input.addEventListener('change', () => choose(name, defaultChecked ? undefined : value));
		}
	}
	const keep = place.querySelector<HTMLElement>('.keep-whole');
	if (keep !== null && 'serviceWorker' in navigator) {
		import('./keep-whole.ts').then(({ offer }) => offer(keep)).catch(() => {});
	}
}

/** A setting is an attribute of the page, which its styles read; what is usual needs none. */
function choose(name: string, value: string | undefined): void {
	const settings = JSON.parse(localStorage.getItem(store) ?? '{}') as Record<string, string>;
	if (value === undefined) {
		delete settings[name];
		delete root.dataset[name];
	} else {
		settings[name] = value;
		root.dataset[name] = value;
	}
	localStorage.setItem(store, JSON.stringify(settings));
}
