import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects that axe finds nothing in the state that a page is in. No page holds a frame, so that all
 * is judged where it stands; and what passes is not told, which for a long page is megabytes.
 */
export async function expectNoViolations(page: Page, about = page.url()): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode()
		.options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
		.analyze();
	const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	expect(told, about).toEqual([]);
}
