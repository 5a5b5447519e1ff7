import { PublicationError } from '../diagnostics/problem.ts';
import { reportText } from '../diagnostics/report.ts';
import { fileTrouble } from './file-trouble.ts';
import { isAskingForHelp, readCall, usageText, type Call, type Usage } from './options.ts';

/**
 * Runs a command of `npm run`, once what was written behind it is understood; nothing else is done
 * for `--help`. Tells an author’s mistakes as a report, and ours with their trace.
 */
export async function run<Name extends string = never>(
	usage: Usage<Name>,
	command: (call: Call<Name>) => void | Promise<void>,
): Promise<void> {
	try {
		const args = process.argv.slice(2);
		if (isAskingForHelp(args)) console.log(usageText(usage));
		else await command(readCall(usage, args, process.env));
	} catch (error) {
		process.exitCode = 1;
		if (error instanceof PublicationError) console.error(reportText(error.problems));
		else if (error instanceof Error && error.name === 'CommandError') console.error(error.message);
		else console.error(fileTrouble(error) ?? error);
	}
}
