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

/** The one element in the body of a message, of any prefix. ProtocolFault `soap` when there is no such thing. */
export function readEnvelope(xml: string): XmlElement {
  const envelope = readXml(xml);
  const body = localName(envelope) === 'Envelope' ? childNamed(envelope, 'Body') : undefined;
  const [content, second] = body?.children ?? [];
  if (!content || second)
    throw new ProtocolFault('soap', 'the message is not a SOAP envelope with one body element');
  return content;
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
