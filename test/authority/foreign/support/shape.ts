import { zipSync } from 'fflate';
import iconv from 'iconv-lite';

/** An answer as it goes over the wire. */
export type Answer = {
  readonly bytes: Buffer;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** How the software of a bureau writes what it says; each part may differ from what the specification has. */
export type Shape = {
  readonly name: string;
  /** The packed file, before encryption. */
  readonly pack: (xml: string, fileName: string) => Buffer;
  /** The hash of it, where it is not written as everywhere else. */
  readonly digest?: (zip: Buffer) => string;
  /** The document that is returned. */
  readonly reply: (xml: string) => string;
  /** The envelope that holds it. */
  readonly answer: (envelope: string) => Answer;
};

const XML_TYPE = 'text/xml; charset=utf-8';

export const zipped = (files: Readonly<Record<string, Uint8Array>>): Buffer => Buffer.from(zipSync(files));

export const inUtf8 = (envelope: string): Answer => ({ bytes: Buffer.from(envelope), type: XML_TYPE });

/** As the specification has it. */
export const PLAIN: Shape = {
  name: 'as the specification has it',
  pack: (xml, fileName) => zipped({ [fileName]: iconv.encode(xml, 'gbk') }),
  reply: (xml) => xml,
  answer: inUtf8,
};

export const shape = (name: string, parts: Partial<Omit<Shape, 'name'>>): Shape => ({
  ...PLAIN,
  name,
  ...parts,
});

const RETURNED = /(<(?:[\w.-]+:)?return[^>]*>)([\s\S]*?)(<\/(?:[\w.-]+:)?return>)/;

const unescaped = (text: string): string =>
  text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&#x([0-9A-Fa-f]+);/g, (_whole, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The document in an envelope of the soap package. */
export const documentIn = (envelope: string): string => unescaped(RETURNED.exec(envelope)?.[2] ?? '');

/** The envelope with something else where the document stood. */
export const withReturned = (
  envelope: string,
  change: (written: string, document: string) => string,
): string =>
  envelope.replace(
    RETURNED,
    (_whole, start: string, written: string, end: string) =>
      `${start}${change(written, unescaped(written))}${end}`,
  );

/** The method an envelope answers. */
export const methodIn = (envelope: string): string =>
  /<(?:[\w.-]+:)?(isp_\w+)Response/.exec(envelope)?.[1] ?? '';

export const withoutDeclaration = (xml: string): string => xml.replace(/^\s*<\?xml[^>]*\?>\s*/, '');
