import { PDFHexString, PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { sRgbProfile } from './colour-profile.ts';
import { bytesOf } from './objects.ts';

/** What a document says of itself. */
export interface Facts {
	readonly title: string;
	readonly author: string;
	readonly language: string;
	readonly subject: string;
	readonly keywords: readonly string[];
	/** Where the same is on the web. */
	readonly address: string;
	/** The address of the licence of the text. */
	readonly licence: string;
	/** The day of the edition, as 2026-11-22: documents say no other day. */
	readonly date: string;
	/** 32 hexadecimal digits that change when the content does. */
	readonly fingerprint: string;
	/** What made it, for the day when the numbers of pages differ. */
	readonly producer: string;
}

const name = (text: string) => PDFName.of(text);

/** Writes the facts of a document twice, as readers and archives expect, and its colours. */
export function setFacts(document: PDFDocument, facts: Facts): void {
	const { context, catalog } = document;
	const { title, author, subject, keywords, producer, fingerprint, language } = facts;
	const day = PDFString.of(`D:${facts.date.replaceAll('-', '')}000000Z`);
	context.trailerInfo.Info = context.register(
		context.obj({
			Title: PDFHexString.fromText(title),
			Author: PDFHexString.fromText(author),
			Subject: PDFHexString.fromText(subject),
			Keywords: PDFHexString.fromText(keywords.join(', ')),
			Creator: PDFHexString.fromText(facts.address),
			Producer: PDFHexString.fromText(producer),
			CreationDate: day,
			ModDate: day,
		}),
	);
	const id = PDFHexString.of(fingerprint);
	context.trailerInfo.ID = context.obj([id, id]);
	const packet = bytesOf(utf8(xmpPacket(facts)));
	catalog.set(
		name('Metadata'),
		context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })),
	);
	catalog.set(name('Lang'), PDFString.of(language));
	catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
	catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
	const profile = context.register(context.flateStream(sRgbProfile(), { N: 3 }));
	catalog.set(
		name('OutputIntents'),
		context.obj([
			{
				Type: 'OutputIntent',
				S: 'GTS_PDFA1',
				OutputConditionIdentifier: PDFString.of('sRGB'),
				Info: PDFString.of('sRGB'),
				DestOutputProfile: profile,
			},
		]),
	);
}

function utf8(text: string): string {
	return String.fromCharCode(...new TextEncoder().encode(text));
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function xmpPacket(facts: Facts): string {
	const { title, author, subject, keywords, language, address, licence, producer } = facts;
	const moment = `${facts.date}T00:00:00Z`;
	const either = (text: string) =>
		`<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
	const listed = keywords.map((keyword) => `<rdf:li>${escaped(keyword)}</rdf:li>`).join('');
	return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title>${either(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${either(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<dc:subject><rdf:Bag>${listed}</rdf:Bag></dc:subject>
<dc:identifier>${escaped(address)}</dc:identifier>
<xmp:CreatorTool>${escaped(address)}</xmp:CreatorTool>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<pdf:Producer>${escaped(producer)}</pdf:Producer>
<pdf:Keywords>${escaped(keywords.join(', '))}</pdf:Keywords>
<xmpRights:WebStatement>${escaped(licence)}</xmpRights:WebStatement>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
