import { ProtocolFault } from '../fault.ts';
import type { MethodName } from '../methods.ts';
import { childNamed, localName, parentElement, textElement } from '../xml/element.ts';
import { readEnvelope, throwIfFault, writeEnvelope } from './envelope.ts';

/** The envelope of an answer; its string is an XML document of its own. */
export function writeResponse(method: MethodName, returned: string, namespace: string): string {
  return writeEnvelope(
    parentElement(`ns:${method}Response`, [textElement('return', returned)], { 'xmlns:ns': namespace }),
  );
}

/**
 * The string in the `return` child of an answer, whatever the wrapper is called: its name is not known for certain.
 * ProtocolFault `soap-fault` for a fault, `soap` for anything that holds no such string.
 */
export function readResponse(xml: string): string {
  const wrapper = readEnvelope(xml);
  throwIfFault(wrapper);
  const returned =
    localName(wrapper) === 'return' ? wrapper : (childNamed(wrapper, 'return') ?? wrapper.children[0]);
  if (!returned || returned.children.length > 0)
    throw new ProtocolFault('soap', 'the answer holds no return string');
  return returned.text;
}
