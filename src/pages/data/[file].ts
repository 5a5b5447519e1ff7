import type { APIRoute } from 'astro';
import { brief } from '../../publication/current-brief.ts';
import { dataArchive, dataPackage } from '../../publication/data-package.ts';

const mediaTypes: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	json: 'application/json',
	zip: 'application/zip',
};

export function getStaticPaths() {
	const { files } = dataPackage(brief);
	return [...files.keys(), 'datapackage.json', 'datapackage.zip'].map((file) => ({
		params: { file },
	}));
}

export const GET: APIRoute = ({ params: { file = '' } }) => {
	const { descriptor, files } = dataPackage(brief);
	const body = file === 'datapackage.zip' ? dataArchive(brief) : (files.get(file) ?? descriptor);
	return new Response(body, {
		headers: { 'Content-Type': mediaTypes[file.split('.').at(-1) ?? ''] ?? '' },
	});
};
