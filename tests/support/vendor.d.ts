/** What the tests use of `datapackage`, which comes without types. */
declare module 'datapackage' {
	export interface Resource {
		readonly name: string;
		read(options?: { relations?: boolean }): Promise<unknown[][]>;
	}

	export class Package {
		static load(descriptor: unknown, options?: { basePath?: string }): Promise<Package>;
		readonly valid: boolean;
		readonly errors: readonly Error[];
		readonly resources: readonly Resource[];
	}
}
