import { expect, test } from 'vitest';
import { titleLines } from '../../../src/publication/title-lines.ts';

test('the line after the colon of a title begins with a capital letter', () => {
	expect(titleLines('Từ mở cửa đến nâng cấp: đổi mới: một nửa', 'vi')).toEqual({
		main: 'Từ mở cửa đến nâng cấp',
		rest: 'Đổi mới: một nửa',
	});
	expect(titleLines('Ferries: a history', 'en').rest).toBe('A history');
	expect(titleLines('Ferries', 'en')).toEqual({ main: 'Ferries', rest: undefined });
});
