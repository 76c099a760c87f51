import { ProtocolFault } from '../fault.ts';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Characters XML 1.0 allows in a document; everything else, lone surrogates included, is not XML. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Whether every character may stand in an XML 1.0 document. */
export function hasOnlyXmlCharacters(text: string): boolean {
  return !NOT_XML.test(text);
}

/** Resolves the five predefined entities and character references; any other entity is refused, never looked up. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? (NAMED.get(name) ?? characterReference(name)) : undefined;
    if (character === undefined)
      throw new ProtocolFault('malformed', 'the XML uses an entity that is not defined');
    return character;
  });
}

function characterReference(name: string): string | undefined {
  const match = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (!match) return undefined;
  const codePoint = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return hasOnlyXmlCharacters(character) ? character : undefined;
}

/** Escapes text for element content. A carriage return would be read back as a line feed, so it goes as a reference. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Escapes text for an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
