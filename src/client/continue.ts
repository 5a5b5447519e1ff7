/** What a chapter keeps of its reader’s place. */
interface Place {
	/** How far down the chapter was seen, from 0 to 1. */
	readonly part: number;
	readonly hash: string;
	/** When, in milliseconds. */
	readonly at: number;
}

/** From here on a chapter counts as read: references and footer are no reading. */
const end = 0.85;

const places = JSON.parse(localStorage['reading-places'] ?? '{}') as Record<string, Place>;
const slot = document.querySelector<HTMLElement>('.front-header__continue');
const { lang } = document.documentElement;
let latest: { readonly link: HTMLAnchorElement; readonly place: Place } | undefined;

for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents__title')) {
	const place = places[link.pathname];
	if (place === undefined) continue;
	const isRead = place.part > end;
	if (!isRead && place.at > (latest?.place.at ?? 0)) latest = { link, place };
	const mark = document.createElement('span');
	mark.className = 'contents__progress';
	const percent = Intl.NumberFormat(lang, { style: 'percent' }).format(place.part);
	const { done = '', part = '' } = slot?.dataset ?? {};
	mark.textContent = isRead ? done : part.replace('{percent}', percent);
	link.closest('li')?.querySelector('.contents__number')?.append(mark);
}

if (slot !== null && latest !== undefined) {
	const { link, place } = latest;
	const onward = document.createElement('a');
	onward.href = link.pathname + place.hash;
	onward.textContent = (slot.dataset['continue'] ?? '').replace('{place}', link.textContent.trim());
	slot.append(onward);
}
