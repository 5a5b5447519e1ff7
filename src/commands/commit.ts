import { spawnSync } from 'node:child_process';

/**
 * The commit that the files of a folder are those of; `null` outside a repository, without git, or
 * when a file differs, for then no commit says what was built.
 */
export function commitOf(root: string): string | null {
	const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' });
	const head = git('rev-parse', 'HEAD');
	const changes = git('status', '--porcelain');
	if (head.status !== 0 || changes.status !== 0 || changes.stdout.trim() !== '') return null;
	return head.stdout.trim();
}
