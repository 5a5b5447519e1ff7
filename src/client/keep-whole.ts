/** The files of a language, with what they weigh on the way; written when the site is delivered. */
interface Inventory {
	readonly tag: string;
	/** The name of the edition. */
	readonly id: string;
	readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

const atOnce = 6;

/** Offers a copy of the whole brief, tells its size and progress, and whether it is still the present one. */
export async function offer(place: HTMLElement): Promise<void> {
	const { base = '/', locale = '', ask = '', progress = '', done = '' } = place.dataset;
	const { failed = '', outdated = '' } = place.dataset;
	const [controls, status] = [
		place.querySelector<HTMLElement>('.keep-whole__controls'),
		place.querySelector<HTMLElement>('.keep-whole__status'),
	];
	const bar = place.querySelector('progress');
	const [keep, remove] = place.querySelectorAll('button');
	if (!controls || !status || !bar || !keep || !remove) return;
	const inventory = await inventoryOf(`${base}${locale}/offline.json`);
	const { files, tag, id } = inventory;
	const size = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
	keep.textContent = ask.replace(
		'{size}',
		size.toLocaleString(locale, { maximumFractionDigits: 1 }),
	);
	controls.hidden = false;
	const store = `kept-${locale}`;
	const tell = () => {
		const kept = localStorage.getItem(store);
		remove.hidden = kept === null;
		keep.hidden = kept === tag;
		status.textContent = kept === null ? '' : kept === tag ? done.replace('{id}', id) : outdated;
	};
	tell();
	keep.addEventListener('click', async () => {
		keep.disabled = true;
		bar.hidden = false;
		try {
			await keepAll(inventory, (count) => {
				bar.value = count / files.length;
				status.textContent = progress
					.replace('{done}', String(count))
					.replace('{all}', String(files.length));
			});
			localStorage.setItem(store, tag);
			tell();
		} catch {
			status.textContent = failed;
		}
		keep.disabled = false;
		bar.hidden = true;
	});
	remove.addEventListener('click', async () => {
		localStorage.removeItem(store);
		await Promise.all(['pages', 'assets'].map((name) => caches.delete(name)));
		tell();
		keep.focus();
	});
}

async function inventoryOf(address: string): Promise<Inventory> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
	return (await answer.json()) as Inventory;
}

/** Fetches every file into the caches that the service worker reads from. */
async function keepAll({ files }: Inventory, tell: (count: number) => void): Promise<void> {
	const [pages, assets] = await Promise.all([caches.open('pages'), caches.open('assets')]);
	const queue = [...files];
	let count = 0;
	const work = async () => {
		for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
			const { path } = next;
			const cache = path.includes('/_astro/') ? assets : pages;
			const answer = await fetch(path);
			if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
			await cache.put(path, answer);
			count += 1;
			tell(count);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
}
