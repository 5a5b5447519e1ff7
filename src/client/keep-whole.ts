/** Placeholder */
export function offer(_place: HTMLElement): void {}
