/**
 * What is made once in a process under a name. A build bundles its pages apart from the command that
 * runs it, so that each has modules of its own, and a variable of a module would be there twice. Keys
 * of what is kept must tell all that it depends on, best the brief or something made of it.
 */
export function processWide<T>(name: string, make: () => T): T {
	const slot = Symbol.for(name);
	const slots = globalThis as { [slot]?: T };
	const known = slots[slot] ?? make();
	slots[slot] = known;
	return known;
}
