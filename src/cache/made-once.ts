/** What was made of an owner under a key, or what `make` makes of them now. */
export type MadeOnce<Owner extends object, Key, Made> = (
	owner: Owner,
	key: Key,
	make: () => Made,
) => Made;

/**
 * Keeps what is made of an owner, for each key beside it, as long as the owner lives. What is made
 * must depend on nothing but the two.
 */
export function madeOnce<Owner extends object, Key, Made>(): MadeOnce<Owner, Key, Made> {
	const owners = new WeakMap<Owner, Map<Key, Made>>();
	return (owner, key, make) => {
		const known = owners.get(owner) ?? new Map<Key, Made>();
		owners.set(owner, known);
		if (!known.has(key)) known.set(key, make());
		return known.get(key) as Made;
	};
}
