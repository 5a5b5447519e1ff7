import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildValidBrief } from './build-fixture.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The folder in which the valid brief is built once for all tests; nobody changes it. */
		readonly builtBrief: string;
	}
}

/** Builds the valid brief once for all tests that only read it. */
export function setup(project: TestProject): () => void {
	const output = buildValidBrief();
	project.provide('builtBrief', output);
	return () => rmSync(dirname(output), { recursive: true });
}
