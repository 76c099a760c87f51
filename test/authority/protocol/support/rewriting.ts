import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { XmlElement } from '../../../../server/authority/protocol/xml/element.ts';
import { readXml } from '../../../../server/authority/protocol/xml/read.ts';

/** How other software writes a file of ours again. */
export type Rewriting = {
  readonly encoding: 'gbk' | 'gb2312' | 'gb18030' | 'utf8';
  /** The declaration as written; null for none. It need not be true. */
  readonly declared: string | null;
  readonly mark: boolean;
  readonly lineEnd: '' | '\n' | '\r\n';
  readonly indent: string;
  readonly emptyAsPair: boolean;
  readonly attributesReversed: boolean;
  readonly quote: '"' | "'";
  readonly tail: string;
};

export const rewritings: fc.Arbitrary<Rewriting> = fc.record({
  encoding: fc.constantFrom('gbk', 'gb2312', 'gb18030', 'utf8'),
  declared: fc.constantFrom(null, 'gbk', 'GBK', 'GB2312', 'gb2312', 'GB18030', 'utf-8', 'UTF-8'),
  mark: fc.boolean(),
  lineEnd: fc.constantFrom('', '\n', '\r\n'),
  indent: fc.constantFrom('', ' ', '    ', '\t'),
  emptyAsPair: fc.boolean(),
  attributesReversed: fc.boolean(),
  quote: fc.constantFrom('"', "'"),
  tail: fc.constantFrom('', '\n', '\r\n', '\0', '\0\0\0'),
});

const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');

function written(element: XmlElement, how: Rewriting, depth: number): string {
  const { lineEnd, indent, quote, emptyAsPair, attributesReversed } = how;
  const entries = Object.entries(element.attributes);
  const attributes = (attributesReversed ? entries.reverse() : entries)
    .map(([name, value]) => ` ${name}=${quote}${escaped(value)}${quote}`)
    .join('');
  const start = `<${element.name}${attributes}`;
  if (element.children.length === 0 && element.text === '')
    return emptyAsPair ? `${start}></${element.name}>` : `${start}/>`;
  if (element.children.length === 0) return `${start}>${escaped(element.text)}</${element.name}>`;
  const inner = element.children
    .map((child) => `${lineEnd}${lineEnd && indent.repeat(depth + 1)}${written(child, how, depth + 1)}`)
    .join('');
  return `${start}>${inner}${lineEnd}${lineEnd && indent.repeat(depth)}</${element.name}>`;
}

/** The bytes of a file, written again. */
export function rewritten(xml: string, how: Rewriting): Buffer {
  const { encoding, declared, mark, quote, tail, lineEnd } = how;
  const declaration =
    declared === null
      ? ''
      : `<?xml version=${quote}1.0${quote} encoding=${quote}${declared}${quote}?>${lineEnd}`;
  const text = `${declaration}${written(readXml(xml), how, 0)}${tail}`;
  const bytes = iconv.encode(text, encoding);
  return mark && encoding === 'utf8' ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) : bytes;
}
