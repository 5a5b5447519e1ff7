/** What an opened panel of references offers beyond reading is fetched when it is opened. */
for (const panel of document.querySelectorAll<HTMLDetailsElement>('details.cite')) {
	panel.addEventListener(
		'toggle',
		() => {
			import('./reference-copying.ts').then(({ equip }) => equip(panel)).catch(() => {});
		},
		{ once: true },
	);
}
