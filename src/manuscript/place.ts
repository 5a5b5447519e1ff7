import type { Place } from '../diagnostics/problem.ts';

/** Steps from the root of a file to one of its parts: `['series', 2, 'name']`. */
export type Path = readonly PropertyKey[];

/** Finds the line on which a part of a file stands; a missing part stands with its parent. */
export type PlaceOf = (path: Path) => Place;
