// For a build with a clock that stands in 1990: imported before anything else.
const Present = Date;
const offset = Present.now() - Present.UTC(1990, 0, 1);

globalThis.Date = class extends Present {
	constructor(...parts) {
		super(...(parts.length === 0 ? [Present.now() - offset] : parts));
	}

	static now() {
		return Present.now() - offset;
	}
};
