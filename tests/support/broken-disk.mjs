// For a build whose disk refuses to write: imported before anything else. `DISK_FAULT` is the code of
// the system, `DISK_FAULT_AT` a pattern of the paths at which it comes.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { DISK_FAULT: code = 'ENOSPC', DISK_FAULT_AT: pattern = '' } = process.env;
const place = new RegExp(pattern);

function refuse(path) {
	if (!place.test(String(path))) return;
	throw Object.assign(new Error(`${code}: '${path}'`), { code, path: String(path) });
}

for (const [owner, name] of [
	[fs, 'writeFileSync'],
	[fs, 'mkdirSync'],
	[fs, 'renameSync'],
	[fs.promises, 'writeFile'],
	[fs.promises, 'mkdir'],
]) {
	const real = owner[name];
	owner[name] = (...words) => {
		if (owner === fs.promises) {
			return Promise.resolve().then(() => {
				refuse(words[0]);
				return real(...words);
			});
		}
		refuse(words[0]);
		return real(...words);
	};
}
syncBuiltinESMExports();
