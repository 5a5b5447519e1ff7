/** What stops files from being written, and what to do about it, by the code of the system. */
const advice: Readonly<Record<string, string>> = {
	ENOSPC: 'The disk is full. Free some space',
	EDQUOT: 'The quota of the disk is used up. Free some space',
	EACCES: 'It may not be written. Give yourself the right to, or choose another folder with OUTPUT',
	EPERM: 'It may not be written. Give yourself the right to, or choose another folder with OUTPUT',
	EROFS: 'The disk may only be read. Choose another folder with OUTPUT',
	ENOTDIR: 'A part of its path is a file. Remove that file, or choose another folder with OUTPUT',
	EEXIST: 'A file is in the way. Remove it, or choose another folder with OUTPUT',
	EMFILE: 'Too many files are open. Raise the limit (“ulimit -n 4096”)',
};

/** A sentence on trouble with the disk, for whoever runs a command; `undefined` for any other error. */
export function fileTrouble(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	const { code = '', path, cause } = error as NodeJS.ErrnoException & { cause?: unknown };
	const known = advice[code];
	if (known === undefined) return cause === undefined ? undefined : fileTrouble(cause);
	return `${path ?? 'A file'} could not be written (${code}). ${known}, and run the command again. The previous output is as it was.`;
}
