/** An XML element without comments, processing instructions and the order of text among children (none is mixed here). */
export interface XmlElement {
  /** Name as written, prefix included. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data, references resolved, CDATA included. White space between children is dropped. */
  readonly text: string;
}

/** An element with text and nothing else. */
export function textElement(name: string, text: string, attributes: Record<string, string> = {}): XmlElement {
  return { name, attributes, children: [], text };
}

/** An element with children. */
export function parentElement(
  name: string,
  children: readonly XmlElement[],
  attributes: Record<string, string> = {},
): XmlElement {
  return { name, attributes, children, text: '' };
}

/** Name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** First child with this local name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => localName(child) === name);
}

/** All children with this local name. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => localName(child) === name);
}
