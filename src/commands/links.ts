import { manuscriptOf } from '../publication/manuscript.ts';
import { outboundLinks, worksWithoutAddress } from '../publication/outbound-links.ts';
import { readSoundBrief } from './read-manuscript.ts';
import { run } from './run.ts';

/**
 * `npm run links`: lists every address outside that the brief leads to, with the places that name
 * it, and the works that have none. `-- --ask` asks each of them whether it still answers, and fails
 * when one says that it is gone. No other command asks the network anything.
 */
const usage = {
	command: 'npm run links',
	purpose: 'Lists every address outside that the brief leads to, with the places that name it.',
	options: { ask: { means: 'asks each whether it still answers; needs the network' } },
};

await run(usage, async ({ has }) => {
	const brief = readSoundBrief(manuscriptOf(process.env));
	const links = outboundLinks(brief);
	const isAsking = has('ask');
	const gone: string[] = [];
	for (const { address, from } of links) {
		const answer = isAsking ? await ask(address) : undefined;
		if (answer?.isGone === true) gone.push(address);
		console.log(`${answer === undefined ? '' : `${answer.text}  `}${address}`);
		for (const place of from) console.log(`    ${place}`);
	}
	const without = worksWithoutAddress(brief);
	console.log(
		`\n${links.length} addresses, ${links.filter(({ isDoi }) => isDoi).length} of them DOIs. ` +
			`${without.length} works have none: ${without.join(', ') || '–'}.`,
	);
	if (!isAsking) return;
	console.log(gone.length === 0 ? 'None is gone.' : `${gone.length} gone: ${gone.join(', ')}`);
	if (gone.length > 0) process.exitCode = 1;
});

interface Answer {
	readonly text: string;
	/** A page that refuses to be asked, or is out of reach just now, is not gone. */
	readonly isGone: boolean;
}

async function ask(address: string): Promise<Answer> {
	try {
		const { status } = await fetch(address, {
			method: 'HEAD',
			redirect: 'follow',
			signal: AbortSignal.timeout(20_000),
		});
		return { text: String(status), isGone: status === 404 || status === 410 };
	} catch {
		return { text: '–', isGone: false };
	}
}
