/** What a chapter does with its reader’s place: it shows it in the contents and keeps it. */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.chapter-contents a')];
const sections = links.map(({ hash }) => document.getElementById(hash.slice(1)));
let isWaiting = false;

function showPlace(): void {
	isWaiting = false;
	const current = sections.findLastIndex(
		(section) => section !== null && section.getBoundingClientRect().top < 150,
	);
	for (const [index, link] of links.entries()) {
		link.ariaCurrent = index === current ? 'true' : null;
	}
}

addEventListener('scroll', () => {
	if (!isWaiting) requestAnimationFrame(showPlace);
	isWaiting = true;
});
showPlace();

/** Where a reader left each chapter; the front page reads it. */
addEventListener('visibilitychange', () => {
	const { scrollHeight } = document.documentElement;
	const places = JSON.parse(localStorage['reading-places'] ?? '{}') as Record<string, unknown>;
	const numbers = [...document.querySelectorAll<HTMLAnchorElement>('.paragraph-number')];
	const here = numbers.find((number) => number.getBoundingClientRect().bottom > 0);
	places[location.pathname] = {
		part: (scrollY + innerHeight) / scrollHeight,
		hash: here?.hash ?? '',
		at: Date.now(),
	};
	localStorage['reading-places'] = JSON.stringify(places);
});
