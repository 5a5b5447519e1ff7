/**
 * What asks for faces before the first paint, as an element for the head of a page; nothing where
 * there are none. A browser that knows of such a face waits for it, a little, before it shows any
 * text. Over a slow line that wait is in vain: there the text comes first, and its faces, which the
 * browser then fetches when it is idle, on the next page. A browser that tells nothing of its line
 * counts as fast.
 */
export function faceHints(faces: readonly string[]): string {
	if (faces.length === 0) return '';
	return `<script>${code.replace('[]', JSON.stringify(faces))}</script>`;
}

/** Runs before anything is shown; storage may be refused. */
const code = [
	'{',
	'let {connection:c}=navigator,seen;',
	'try{seen=sessionStorage.faces;sessionStorage.faces=1}catch{}',
	'if(seen||!c||(c.effectiveType=="4g"&&!c.saveData))',
	'for(let href of [])',
	'document.head.append(Object.assign(document.createElement("link"),',
	'{rel:"preload",as:"font",crossOrigin:"",href}))',
	'}',
].join('');
