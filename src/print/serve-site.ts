import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** A built site on this machine’s own address. */
export interface ServedSite {
	/** `http://127.0.0.1:4321`, without a path. */
	readonly origin: string;
	readonly close: () => Promise<void>;
}

interface ServeOptions {
	/** The path under which the site expects to be, without a slash at its end. */
	readonly base: string;
	/** The first port to try; 0 lets the machine choose. */
	readonly port: number;
	/** Whether files are read anew for each request, for an output that is replaced. */
	readonly isLive?: boolean;
	/** Whether text is served from the compressed copy beside it, where there is one. */
	readonly isCompressed?: boolean;
}

/** Serves a folder of built files on 127.0.0.1; tries the next ports when one is taken. */
export async function serveSite(
	directory: string,
	{ base, port, isLive = false, isCompressed = false }: ServeOptions,
): Promise<ServedSite> {
	const files = sirv(directory, {
		dev: isLive,
		etag: true,
		extensions: ['html'],
		brotli: isCompressed,
	});
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		if (base !== '' && !path.startsWith(`${base}/`)) {
			response.writeHead(302, { location: `${base}/` }).end();
			return;
		}
		request.url = path.slice(base.length);
		files(request, response, () => {
			const page = join(directory, '404.html');
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(existsSync(page) ? readFileSync(page) : undefined);
		});
	});
	const chosen = await listen(server, port);
	return {
		origin: `http://127.0.0.1:${chosen}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EADDRINUSE' || port === 0) reject(error);
			else listen(server, port + 1).then(resolve, reject);
		});
		server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}
