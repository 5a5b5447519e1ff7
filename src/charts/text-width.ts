/** Weights of the face that charts are lettered in. */
export type Weight = 400 | 600;

/** Width in pixels of one line of text at a size in pixels. */
export type MeasureText = (text: string, size: number, weight: Weight) => number;
