import type { XmlElement } from './element.ts';
import { escapeAttribute, escapeText } from './references.ts';

/** Declaration of every document inside an envelope; the bytes or the receiver make it true (V3.0). */
export const GBK_DECLARATION = '<?xml version="1.0" encoding="GBK"?>';

/** Declaration of the envelopes. */
export const UTF8_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Writes an element with two spaces of indentation per level, the form an operator can read in the log. */
export function writeXml(element: XmlElement, declaration: string): string {
  return `${declaration}\n${write(element, '')}`;
}

/** Writes an element in one line, without declaration. */
export function writeCompact(element: XmlElement): string {
  const { children, text } = element;
  if (children.length === 0 && text === '') return `<${head(element)}/>`;
  return `<${head(element)}>${escapeText(text)}${children.map(writeCompact).join('')}</${element.name}>`;
}

function write(element: XmlElement, indent: string): string {
  const { name, children, text } = element;
  if (children.length === 0) {
    const content =
      text === '' ? `<${head(element)}></${name}>` : `<${head(element)}>${escapeText(text)}</${name}>`;
    return `${indent}${content}\n`;
  }
  const inner = children.map((child) => write(child, `${indent}  `)).join('');
  // Mixed content only occurs in elements kept from elsewhere; its text goes first.
  return `${indent}<${head(element)}>${escapeText(text)}\n${inner}${indent}</${name}>\n`;
}

function head({ name, attributes }: XmlElement): string {
  return [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(value)}"`),
  ].join(' ');
}
