import type { RuleId } from '../diagnostics/rules.ts';

/** Why a figure cannot be drawn from its data. */
export class DrawingFault extends Error {
	readonly rule: RuleId;
	/** Whether something else is at fault, of which the author is told already. */
	readonly isConsequence: boolean;

	constructor(rule: RuleId, message: string, isConsequence = false) {
		super(message);
		this.name = 'DrawingFault';
		this.rule = rule;
		this.isConsequence = isConsequence;
	}
}
