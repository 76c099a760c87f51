import { ProtocolFault } from '../fault.ts';
import { childNamed, localName, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';

/** `UNCLEAR`: they differ, and nothing in them tells whether one was made of the other. */
export type Likeness = 'SAME' | 'OTHER' | 'UNCLEAR';

/** Ids that we gave ourselves and give once; the first kind that an upload has names it. */
const OWN_IDS = ['IspJrid', 'IspZtid', 'IspWzid'] as const;

const DECLARATIONS = /^(?:xmlns(?::|$)|xsi:|version$)/;

/** An element as a text that does not depend on how it was written: no prefixes, no order, no white space. */
function canonical(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !DECLARATIONS.test(name))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const children = element.children.map(canonical);
  const text = element.text.replace(/\s+/g, '');
  return `${localName(element)}{${attributes.sort().join()}|${children.sort().join()}|${JSON.stringify(text)}}`;
}

const valuesOf = (element: XmlElement, name: string): string[] =>
  element.children.flatMap((child) => [
    ...(localName(child) === name ? [child.text.trim()] : []),
    ...valuesOf(child, name),
  ]);

/** Elements of the operations in an upload, e.g. `XZJR`. */
const operationsOf = (root: XmlElement): string =>
  (childNamed(root, 'ICP')?.children ?? [])
    .map(localName)
    .filter((name) => name !== 'Qqdwid')
    .sort()
    .join();

const read = (xml: string): XmlElement | null => {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof ProtocolFault) return null;
    throw error;
  }
};

/**
 * Whether a file that somebody has is the upload we wrote: by what it says and by our own ids in it, never by its bytes,
 * which change on the way through other software.
 */
export function likenessOf(written: string, held: string): Likeness {
  const [ours, theirs] = [read(written), read(held)];
  if (!ours || !theirs) return 'UNCLEAR';
  if (canonical(ours) === canonical(theirs)) return 'SAME';
  for (const name of OWN_IDS) {
    const ids = valuesOf(ours, name);
    if (ids.length === 0) continue;
    const others = valuesOf(theirs, name);
    if (ids.every((id) => others.includes(id)) && others.length === ids.length) return 'SAME';
    return ids.some((id) => others.includes(id)) ? 'UNCLEAR' : 'OTHER';
  }
  return operationsOf(ours) === operationsOf(theirs) ? 'UNCLEAR' : 'OTHER';
}
