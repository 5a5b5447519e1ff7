import type { RuleId } from '../diagnostics/rules.ts';

/** Why a figure cannot be drawn from its data. */
export class DrawingFault extends Error {
	readonly rule: RuleId;

	constructor(rule: RuleId, message: string) {
		super(message);
		this.name = 'DrawingFault';
		this.rule = rule;
	}
}
