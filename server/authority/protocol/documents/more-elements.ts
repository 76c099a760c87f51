import { localName, textElement, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { GBK_DECLARATION, writeXml } from '../xml/write.ts';

/** An element that is put into every element at a path. */
export type MoreElement = {
  readonly in: string;
  readonly after?: string | undefined;
  readonly name: string;
  readonly value: string;
};

function inserted(
  children: readonly XmlElement[],
  { after, name, value }: MoreElement,
): readonly XmlElement[] {
  const before = after === undefined ? -1 : children.findLastIndex((child) => localName(child) === after);
  const at = before < 0 ? children.length : before + 1;
  return children.toSpliced(at, 0, textElement(name, value));
}

function grown(element: XmlElement, path: string, more: readonly MoreElement[]): XmlElement {
  const own = more.filter((one) => one.in === path);
  const below = element.children.map((child) => grown(child, `${path}/${localName(child)}`, more));
  return { ...element, children: own.reduce(inserted, below) };
}

/** An upload with what a newer version wants beside what ours knows. */
export function withElements(xml: string, more: readonly MoreElement[]): string {
  if (more.length === 0) return xml;
  const root = readXml(xml, { strictly: true });
  return writeXml(grown(root, localName(root), more), GBK_DECLARATION);
}
