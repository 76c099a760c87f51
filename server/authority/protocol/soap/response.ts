import { ProtocolFault } from '../fault.ts';
import type { MethodName } from '../methods.ts';
import { isBase64 } from '../base64.ts';
import { decodeFile } from '../decoding.ts';
import { childNamed, localName, parentElement, textElement, type XmlElement } from '../xml/element.ts';
import { resolveReferences } from '../xml/references.ts';
import { writeCompact } from '../xml/write.ts';
import { readEnvelope, throwIfFault, writeEnvelope } from './envelope.ts';

/** The envelope of an answer; its string is an XML document of its own. */
export function writeResponse(method: MethodName, returned: string, namespace: string): string {
  return writeEnvelope(
    parentElement(`ns:${method}Response`, [textElement('return', returned)], { 'xmlns:ns': namespace }),
  );
}

/** Deepest nesting of wrappers around what is returned. */
const MOST_WRAPPERS = 5;

/** What is returned, as text: wrappers may be nested, and the document may stand in place instead of as a string. */
function textWithin(wrapper: XmlElement): string | undefined {
  let at = localName(wrapper) === 'return' && wrapper.children.length === 0 ? wrapper : undefined;
  let outer = wrapper;
  for (let depth = 0; !at && depth < MOST_WRAPPERS; depth += 1) {
    if (childNamed(outer, 'msg_code')) return writeCompact({ ...outer, name: 'return' });
    const inner = childNamed(outer, 'return') ?? outer.children[0];
    if (!inner) return undefined;
    if (inner.children.length === 0) at = inner;
    outer = inner;
  }
  return at?.text;
}

/** The document itself: some stacks escape it twice, or send it in base64. */
function unwrapped(text: string): string {
  const begins = text.trimStart();
  if (begins.startsWith('&lt;')) return resolveReferences(begins);
  if (begins.startsWith('<') || !isBase64(begins)) return text;
  const bytes = Buffer.from(begins.replace(/\s+/g, ''), 'base64');
  return /^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 16)) ? decodeFile(bytes) : text;
}

/**
 * What an answer returns, whatever the wrapper is called: its name is not known for certain.
 * ProtocolFault `soap-fault` for a fault, `soap` for anything that returns nothing.
 */
export function readResponse(xml: string): string {
  const wrapper = readEnvelope(xml);
  throwIfFault(wrapper);
  const text = textWithin(wrapper);
  if (text === undefined) throw new ProtocolFault('soap', 'the answer holds no return string');
  return unwrapped(text);
}
