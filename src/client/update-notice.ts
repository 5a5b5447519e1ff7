/** Tells that the page has changed since it was opened, and offers its present state. */
export function tell({ updated, reload }: Readonly<Record<'updated' | 'reload', string>>): void {
	document.querySelector('.notice')?.remove();
	const notice = document.createElement('p');
	notice.className = 'notice notice--update';
	notice.setAttribute('role', 'status');
	const button = document.createElement('button');
	button.type = 'button';
	button.textContent = reload;
	button.addEventListener('click', () => location.reload());
	notice.append(`${updated} `, button);
	document.body.append(notice);
}
