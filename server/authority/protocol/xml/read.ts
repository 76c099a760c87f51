import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ProtocolFault } from '../fault.ts';
import type { XmlElement } from './element.ts';
import { hasOnlyXmlCharacters, resolveReferences } from './references.ts';

type Node = Readonly<Record<string, unknown>>;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** Deepest nesting read; the deepest layout has a dozen levels. */
const MAX_DEPTH = 40;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // References are resolved by our own hand: nothing but the predefined ones, so no entity can grow.
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});

/** Marked sections and comments, whose ampersands are none, or an ampersand that begins no reference. */
const BARE_AMPERSAND = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&(?!#?\w+;)/g;

const withAmpersandsEscaped = (xml: string): string =>
  xml.includes('&') ? xml.replace(BARE_AMPERSAND, (found) => (found === '&' ? '&amp;' : found)) : xml;

/** How XML is read. */
export type ReadingOptions = {
  /** Takes nothing that is not well formed; otherwise an ampersand that begins no reference counts as one. */
  readonly strictly?: boolean;
};

/**
 * Reads an XML text into elements. Refused with a ProtocolFault: nothing at all (`empty`), an HTML page (`html`), a
 * document type declaration (`doctype`), and whatever is not well formed (`malformed`).
 */
export function readXml(text: string, { strictly = false }: ReadingOptions = {}): XmlElement {
  const given = text.replace(/^\uFEFF/, '').trimStart();
  const xml = strictly ? given : withAmpersandsEscaped(given);
  if (xml.trim() === '') throw new ProtocolFault('empty', 'there is nothing where XML was expected');
  if (/^(?:<\?xml[^>]*\?>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(xml)) {
    throw new ProtocolFault('html', 'there is an HTML page where XML was expected');
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw new ProtocolFault('doctype', 'the XML declares a document type or an entity');
  }
  if (!hasOnlyXmlCharacters(xml)) throw malformed('a character that XML does not allow');
  // The parser drops what follows the root element.
  if (!xml.trimEnd().endsWith('>')) throw malformed('it does not end with a tag');
  const verdict = XMLValidator.validate(xml);
  if (verdict !== true) throw malformed(`line ${verdict.err.line}, ${verdict.err.code}`);
  return onlyElement(parse(xml));
}

function parse(xml: string): readonly unknown[] {
  try {
    const parsed: unknown = parser.parse(xml);
    if (Array.isArray(parsed)) return parsed;
  } catch (cause) {
    throw malformed('it cannot be read', cause);
  }
  throw malformed('it has no elements');
}

function onlyElement(nodes: readonly unknown[]): XmlElement {
  const { children, text } = contentOf(nodes);
  const [root, second] = children;
  if (root === undefined || second !== undefined || text !== '')
    throw malformed('it needs exactly one root element');
  return root;
}

function contentOf(nodes: readonly unknown[]): Pick<XmlElement, 'children' | 'text'> {
  const children: XmlElement[] = [];
  let text = '';
  for (const node of nodes) {
    if (!isNode(node)) throw malformed('it cannot be read');
    const cdata = node[CDATA];
    const characters = node[TEXT];
    if (Array.isArray(cdata)) text += cdata.map((part: unknown) => rawText(part)).join('');
    else if (typeof characters === 'string') text += resolveReferences(characters);
    else children.push(elementOf(node));
  }
  // White space between children is layout of the file, not content; beside nothing else it is content.
  return { children, text: children.length > 0 && text.trim() === '' ? '' : text };
}

function elementOf(node: Node): XmlElement {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  const content = name === undefined ? undefined : node[name];
  if (name === undefined || !Array.isArray(content)) throw malformed('it cannot be read');
  return { name, attributes: attributesOf(node[ATTRIBUTES]), ...contentOf(content) };
}

function attributesOf(raw: unknown): Record<string, string> {
  if (!isNode(raw)) return {};
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, resolveReferences(String(value))]),
  );
}

function rawText(part: unknown): string {
  const text = isNode(part) ? part[TEXT] : undefined;
  return typeof text === 'string' ? text : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function malformed(what: string, cause?: unknown): ProtocolFault {
  return new ProtocolFault('malformed', `the XML is not well formed: ${what}`, [], cause);
}
