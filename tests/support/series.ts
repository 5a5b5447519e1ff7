/** Pages that one template makes by the hundred: of figures, frames, datasets and tables. */
export function isOfSeries(path: string): boolean {
	return /\/(figures|data|tables)\/[^/]+\/$|^\/embed\//.test(path);
}
