/** How far a figure may be trusted, by the flag behind it in data.csv. */
export const valueFlags = {
	'': 'reported',
	e: 'estimated',
	p: 'partial',
	q: 'quoted',
} as const;

/** Why a cell is empty, by the flag behind its colon in data.csv. */
export const missingFlags = {
	n: 'not-published',
	u: 'unavailable',
	c: 'confidential',
	x: 'not-comparable',
	z: 'not-applicable',
} as const;

/**
 * `reported` by the producer, `estimated` by the producer, `partial` when it covers a part of its
 * period only, `quoted` when a newspaper or agency quotes the producer.
 */
export type ValueStatus = (typeof valueFlags)[keyof typeof valueFlags];

/**
 * `not-published` by the producer, `unavailable` to the editors, `confidential`, `not-comparable`
 * with the rest of the column, `not-applicable` to the row.
 */
export type MissingReason = (typeof missingFlags)[keyof typeof missingFlags];

/** One published figure. An absent value says why: “not yet published” is not zero. */
export type Cell =
	| {
			readonly status: ValueStatus;
			/** In the base unit of the column: shares from 0 to 1, dollars rather than billions. */
			readonly value: number;
			/** The number as data.csv has it, in the unit of the column. */
			readonly text: string;
	  }
	| { readonly status: 'missing'; readonly reason: MissingReason };

const cellPattern = /^(?<number>-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)(?: (?<flag>[a-z]))?$/i;
const missingPattern = /^: (?<flag>[a-z])$/;

/** A cell that cannot be read, and what to do about it. */
export interface CellFault {
	readonly rule: 'cell-parses' | 'cell-says-why';
	readonly message: string;
}

/** Reads `12.3`, `12.3 e` or `: n`; `factor` turns the column’s unit into its base unit. */
export function parseCell(text: string, factor: number): Cell | CellFault {
	const missing = missingPattern.exec(text)?.groups?.['flag'];
	if (missing !== undefined && isKeyOf(missingFlags, missing)) {
		return { status: 'missing', reason: missingFlags[missing] };
	}
	const { number, flag = '' } = cellPattern.exec(text)?.groups ?? {};
	if (number !== undefined && isKeyOf(valueFlags, flag)) {
		const value = Number(number) * factor;
		if (Number.isFinite(value)) return { status: valueFlags[flag], value, text: number };
		return {
			rule: 'cell-parses',
			message: `“${text}” is larger than any number that can be computed with. Correct it, or choose a larger unit for the column.`,
		};
	}
	return faultOf(text);
}

export function isFault(cell: Cell | CellFault): cell is CellFault {
	return 'rule' in cell;
}

function faultOf(text: string): CellFault {
	const reasons = flagList(missingFlags, ': ');
	if (text === '' || text.startsWith(':')) {
		return {
			rule: 'cell-says-why',
			message: `The cell is empty without a reason. Write one of ${reasons}.`,
		};
	}
	const comma = /^-?[\d.]*,\d+$/.test(text) ? ' Write decimals with a point and no thousands.' : '';
	return {
		rule: 'cell-parses',
		message: `“${text}” is not a number.${comma} A flag may follow after one space: ${flagList(valueFlags, '')}.`,
	};
}

function flagList(flags: Record<string, string>, prefix: string): string {
	return Object.entries(flags)
		.filter(([flag]) => flag !== '')
		.map(([flag, meaning]) => `“${prefix}${flag}” (${meaning.replaceAll('-', ' ')})`)
		.join(', ');
}

function isKeyOf<T extends object>(flags: T, flag: string): flag is Extract<keyof T, string> {
	return Object.hasOwn(flags, flag);
}
