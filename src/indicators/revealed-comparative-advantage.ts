/** Export values of one year in one currency, of one economy and of the world. */
export interface ProductTrade {
	/** The economy’s exports of the product. */
	readonly product: number;
	/** The economy’s exports of all products. */
	readonly total: number;
	/** The world’s exports of the product. */
	readonly worldProduct: number;
	/** The world’s exports of all products. */
	readonly worldTotal: number;
}

/**
 * Balassa’s index of revealed comparative advantage: the product’s share in the economy’s exports
 * over its share in the world’s exports. From 0 upwards; above 1, the economy exports more of the
 * product than its size in world trade alone would give.
 *
 * Returns `undefined` when the ratio has no meaning: the economy exports nothing, or the world does
 * not export the product.
 *
 * @see Balassa (1965), cited in the bibliography as `balassa1965`. The verified list gives no page
 * for the formula.
 */
export function revealedComparativeAdvantage(trade: ProductTrade): number | undefined {
	const { product, total, worldProduct, worldTotal } = trade;
	if (total <= 0 || worldTotal <= 0 || worldProduct <= 0) return undefined;
	return product / total / (worldProduct / worldTotal);
}
