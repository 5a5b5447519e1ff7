/** On the page of the search its field is open at once, when the script of all pages is there. */
addEventListener('load', () => document.querySelector<HTMLElement>('[data-panel=search]')?.click());
