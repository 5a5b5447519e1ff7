import Figure from './Figure.astro';
import RecommendationList from './RecommendationList.astro';
import Rows from './Rows.astro';
import Table from './Table.astro';

/** The block components that prose may use without importing them. */
export const authorComponents = { Figure, Table, Rows, Recommendations: RecommendationList };
