import { ProtocolFault } from '../fault.ts';
import { childNamed, localName, parentElement, textElement, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { UTF8_DECLARATION, writeCompact } from '../xml/write.ts';

/** Namespace of SOAP 1.1 envelopes. */
export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Content type of SOAP 1.1 messages. */
export const SOAP_CONTENT_TYPE = 'text/xml; charset=utf-8';

/** A SOAP 1.1 message around one body element. */
export function writeEnvelope(body: XmlElement): string {
  const envelope = parentElement('soapenv:Envelope', [parentElement('soapenv:Body', [body])], {
    'xmlns:soapenv': SOAP_ENVELOPE,
  });
  return `${UTF8_DECLARATION}\n${writeCompact(envelope)}`;
}

/** Deepest chain of references followed; a circle has no end. */
const MAX_REFERENCES = 20;

/** An element with what it refers to in its place (SOAP 1.1, section 5: `href="#id0"`; SOAP 1.2: `ref="id0"`). */
function dereferenced(
  element: XmlElement,
  byId: ReadonlyMap<string, XmlElement>,
  left = MAX_REFERENCES,
): XmlElement {
  const named = Object.entries(element.attributes).find(([name]) => /(?:^|:)(?:href|ref)$/.test(name));
  const target = named && byId.get(named[1].replace(/^#/, ''));
  if (!target) {
    const children = element.children.map((child) => dereferenced(child, byId, left));
    return { ...element, children };
  }
  if (left === 0) throw new ProtocolFault('soap', 'the message refers to itself');
  const { attributes, children, text } = dereferenced(target, byId, left - 1);
  return { name: element.name, attributes, children, text };
}

/**
 * The one element in the body of a message, of any prefix. What stands beside it only to be referred to (multiRef) is put where
 * it is referred to. ProtocolFault `soap` when there is no such thing.
 */
export function readEnvelope(xml: string): XmlElement {
  const envelope = readXml(xml);
  const body = localName(envelope) === 'Envelope' ? childNamed(envelope, 'Body') : undefined;
  const [content, ...referred] = body?.children ?? [];
  if (!content || referred.some(({ attributes }) => attributes['id'] === undefined))
    throw new ProtocolFault('soap', 'the message is not a SOAP envelope with one body element');
  if (referred.length === 0) return content;
  return dereferenced(content, new Map(referred.map((element) => [element.attributes['id'] ?? '', element])));
}

/** A SOAP 1.1 fault, for a server that cannot take a request at all. */
export function writeFault(code: 'Client' | 'Server', message: string): string {
  return writeEnvelope(
    parentElement('soapenv:Fault', [
      textElement('faultcode', `soapenv:${code}`),
      textElement('faultstring', message),
    ]),
  );
}

/** Throws ProtocolFault `soap-fault` when a body element is a fault, of SOAP 1.1 or 1.2. */
export function throwIfFault(content: XmlElement): void {
  if (localName(content) !== 'Fault') return;
  const code = childNamed(content, 'faultcode') ?? nested(content, 'Code', 'Value');
  const text = childNamed(content, 'faultstring') ?? nested(content, 'Reason', 'Text');
  const said = [code?.text.trim(), text?.text.trim()].filter((part) => part).join(': ');
  throw new ProtocolFault('soap-fault', `the server answers with a SOAP fault: ${said.slice(0, 500)}`);
}

function nested(element: XmlElement, outer: string, inner: string): XmlElement | undefined {
  const parent = childNamed(element, outer);
  return parent && childNamed(parent, inner);
}
