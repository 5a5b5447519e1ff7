/**
 * Every state that a manuscript must be in, by its permanent name. A rule is never renamed or
 * reused: authors search for it, and tests and snapshots name it.
 */
export const rules = {
	'yaml-parses': 'A YAML file follows the grammar of YAML.',
	'text-is-nfc': 'Text is stored in Unicode normalisation form C.',
	'text-has-no-hidden-characters': 'Text holds no control, bidirectional or zero-width characters.',
	'key-is-known': 'A key is one that the format defines.',
	'field-is-present': 'A required field is filled in.',
	'field-fits': 'A field holds the kind of thing that the format asks for.',
	'file-exists': 'A file that the publication needs is there.',
	'file-is-read': 'Every file of the manuscript stands where it is read.',
	'file-is-utf8': 'A file of text is valid UTF-8.',
	'file-is-merged': 'A file holds no marks of an unfinished merge.',
	'name-is-plain': 'A file, folder or key is named in lower-case letters, digits and hyphens.',

	'interface-word-exists': 'Every word that a component says exists in both languages.',
	'unit-resolves': 'A unit is defined in content/units.yaml.',
	'unit-fits': 'A number is shown in a unit of the same kind.',
	'code-list-resolves': 'A column of codes names a code list.',
	'code-resolves': 'A code belongs to its code list.',

	'dataset-resolves': 'A dataset that is named exists.',
	'dataset-is-used': 'Every dataset feeds a figure, a value or a page.',
	'column-resolves': 'A column that is named exists in its dataset.',
	'columns-match-header':
		'The header of data.csv names the columns of dataset.yaml, in their order.',
	'row-is-whole': 'Every row of a CSV file has one field for each column.',
	'row-is-unique': 'No two rows of a dataset have the same key.',
	'cell-parses': 'A cell is a number, a year or a code, as its column says.',
	'cell-says-why': 'An empty cell says why it is empty.',
	'selection-resolves': 'A selection finds the rows that it asks for.',

	'value-resolves': 'A named value that is used exists.',
	'value-computes': 'A named value can be computed from its data.',
	'value-is-used': 'Every named value is used.',
	'value-name-is-unique': 'A named value is defined once.',
	'number-is-bound': 'A statistic in prose is a named value or stands with a citation.',
	'agreement-holds': 'What a sentence compares is true in the data.',

	'figure-resolves': 'A figure that is named exists.',
	'figure-is-used': 'Every figure stands in a chapter.',
	'figure-stands-alone': 'A block component stands on lines of its own.',
	'figure-draws': 'The data of a figure can be drawn as its kind asks.',
	'figure-title-agrees': 'A figure’s title has its numbers and comparisons from the data.',

	'table-resolves': 'A table that is named exists.',
	'table-is-used': 'Every table stands in a chapter.',
	'table-row-is-whole': 'Every row of a table has a text for each column.',
	'table-columns-are-named': 'Every column of a table has a head.',

	'citation-parses': 'A citation follows the form [@key, locator].',
	'citation-resolves': 'A citation names a reference of the bibliography.',
	'reference-parses': 'The bibliography follows the grammar of BibLaTeX.',
	'reference-is-unique': 'A key of the bibliography is used once.',
	'reference-is-cited': 'Every reference of the bibliography is cited.',

	'claim-resolves': 'A claim that is named exists in the ledger.',
	'claim-name-is-no-number': 'No claim is named like the numbers that readers see: c1, c2.',
	'claim-has-evidence': 'Every claim has the evidence that its kind demands.',
	'claim-chain-ends': 'No claim rests on itself, directly or through others.',
	'claim-is-argued': 'Every claim is argued in a chapter.',
	'evidence-is-used': 'Evidence named in the ledger appears in the text.',
	'key-point-has-claim': 'Every key point rests on a claim.',

	'recommendation-resolves': 'A recommendation that is named exists.',
	'recommendation-is-led-to': 'Every recommendation follows from a chapter.',

	'revision-resolves': 'A revision names blocks and figures that exist, or once did.',
	'brief-fits-two-pages': 'The two-page brief fits on two pages of A4.',

	'term-resolves': 'A glossary term that is named exists in both languages.',

	'mdx-parses': 'A chapter follows the grammar of MDX.',
	'prose-has-no-expressions': 'Prose holds no braces, imports or exports.',
	'prose-has-no-html': 'Prose holds no HTML.',
	'prose-is-plain': 'Prose holds no footnotes, rules, struck-out words or placeholders.',
	'marks-are-typographic': 'Quotation marks, apostrophes and ellipses are those of print.',
	'component-is-known': 'A component in prose is one of the author’s vocabulary.',
	'formula-parses': 'A formula follows the grammar of TeX.',
	'heading-levels-nest': 'Headings begin at the second level and skip none.',
	'link-resolves': 'An internal link leads to something that exists.',
	'link-is-safe': 'A link leads to a web page, a mail address or a place in the publication.',
	'tone-marks-are-modern': 'Vietnamese puts tone marks in the modern place (hoá, thuỷ).',

	'chapter-name-is-ordered': 'A chapter file is named by its order and subject.',
	'slug-is-unique': 'No two pages of a language share an address.',
	'title-is-short': 'A chapter’s title says its finding in at most twelve words.',
	'chapter-length-fits': 'A chapter’s length lies within the bounds of the publication.',
	'counterpart-exists': 'Every chapter exists in both languages.',
	'counterpart-matches': 'Both languages have the same blocks in the same order.',

	'identifier-is-present': 'Every citable block carries an identifier.',
	'identifier-is-well-placed': 'An identifier stands at the end of its block.',
	'identifier-is-unique': 'An identifier is used once.',
	'identifier-is-live': 'An identifier keeps its entry in the ledger for ever.',
	'edition-is-intact': 'A frozen edition has its record and the archive that the record names.',
} as const;

export type RuleId = keyof typeof rules;
