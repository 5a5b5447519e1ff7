import { dev } from 'astro';

/**
 * The program of a process that serves the manuscript to its author; it tells its port, and its CPU
 * time in microseconds whenever it is asked.
 */
const server = await dev({
	root: process.cwd(),
	logLevel: 'error',
	server: { host: '127.0.0.1', port: 0 },
});
process.on('message', () => {
	const { user, system } = process.cpuUsage();
	process.send?.(user + system);
});
process.send?.(server.address.port);
