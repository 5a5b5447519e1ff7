import Figure from './Figure.astro';

/** The block components that prose may use without importing them. */
export const authorComponents = { Figure };
