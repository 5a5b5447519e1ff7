/** The part of subset-font that the delivery calls; the package carries no types. */
declare module 'subset-font' {
	export default function subsetFont(
		font: Buffer,
		text: string,
		options: {
			targetFormat: 'woff2' | 'truetype';
			/** Leaves out the instructions for coarse screens. */
			noHinting?: boolean;
			/** The layout features to keep; all when it is absent. */
			keepFeatures?: readonly string[];
		},
	): Promise<Buffer>;
}
