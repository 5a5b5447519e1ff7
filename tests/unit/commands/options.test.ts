import { describe, expect, test } from 'vitest';
import {
	CommandError,
	isAskingForHelp,
	readCall,
	usageText,
	type Usage,
} from '../../../src/commands/options.ts';
import { runCommand } from '../../support/build-fixture.ts';

const usage = {
	command: 'npm run tow',
	purpose: 'Tows a ferry.',
	options: {
		slow: { means: 'takes its time' },
		'no-horn': { means: 'makes no sound' },
		to: { takes: '<ports>', means: 'calls at these ports' },
	},
	words: ['<ferry>'],
} satisfies Usage;

const read = (args: string, environment: Record<string, string> = {}) =>
	readCall(usage, args === '' ? [] : args.split(' '), environment);

function refusal(args: string, environment: Record<string, string> = {}): string {
	try {
		read(args, environment);
	} catch (error) {
		if (error instanceof CommandError) return error.message;
		throw error;
	}
	throw new Error(`“${args}” was not refused.`);
}

describe('the words behind a command', () => {
	test('are read in any order', () => {
		const call = read('--to hilltop,riverside Anna --slow --to=quay');
		expect(call.has('slow')).toBe(true);
		expect(call.has('no-horn')).toBe(false);
		expect(call.listOf('to')).toEqual(['hilltop', 'riverside', 'quay']);
		expect(call.words).toEqual(['Anna']);
		expect(read('Anna').listOf('to')).toBeUndefined();
	});

	test('may say nothing that the command does not know', () => {
		expect(refusal('Anna --slwo')).toContain(
			'npm run tow has no option “--slwo”. Did you mean “--slow”?',
		);
		expect(refusal('Anna -x')).toContain('It has --slow, --no-horn, --to.');
		expect(refusal('Anna Berta')).toContain('nothing with the word “Berta”');
		expect(refusal('')).toContain('<ferry> is missing.');
	});

	test('give a value where one is taken, and nowhere else', () => {
		for (const args of ['Anna --to', 'Anna --to=', 'Anna --to --slow'])
			expect(refusal(args)).toContain('“--to” needs <ports> behind it.');
		expect(refusal('Anna --slow=yes')).toContain('“--slow” stands by itself: leave out “yes”');
	});

	test('are told with all their faults and with the whole usage', () => {
		const message = refusal('--slwo --to');
		expect(message.split('\n')).toHaveLength(9);
		expect(message).toContain(usageText(usage));
	});

	test('that npm kept for itself are missed', () => {
		expect(refusal('Anna', { npm_config_slow: 'true' })).toContain(
			'Put “--” before it: npm run tow -- --slow',
		);
		expect(refusal('Anna', { npm_config_horn: '' })).toContain('npm run tow -- --no-horn');
		expect(read('Anna', { npm_config_registry: 'x' }).words).toEqual(['Anna']);
	});
});

describe('--help', () => {
	test('stands anywhere', () => {
		expect(isAskingForHelp(['Anna', '--help'])).toBe(true);
		expect(isAskingForHelp(['-h'])).toBe(true);
		expect(isAskingForHelp(['Anna'])).toBe(false);
	});

	test('tells every option and word', () => {
		expect(usageText(usage)).toBe(
			[
				'npm run tow -- [--slow] [--no-horn] [--to <ports>] <ferry>',
				'  Tows a ferry.',
				'  --slow        takes its time',
				'  --no-horn     makes no sound',
				'  --to <ports>  calls at these ports',
			].join('\n'),
		);
	});
});

test.each(['bench', 'build', 'freeze', 'identifiers', 'links', 'start', 'test'])(
	'%s does nothing when it is asked for what it cannot do',
	(name) => {
		const { status, stderr } = runCommand(name, ['--hlep'], { CONTENT: '/nowhere' });
		expect(status).toBe(1);
		expect(stderr).toContain('has no option “--hlep”');
	},
);
