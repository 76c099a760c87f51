import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../samples/', import.meta.url);

/** A composed sample as text. */
export function sampleText(name: string): string {
  return readFileSync(new URL(`utf8/${name}`, FOLDER), 'utf8');
}

/** A composed sample as GBK bytes. */
export function sampleBytes(name: string): Buffer {
  return readFileSync(new URL(`gbk/${name}`, FOLDER));
}

/** Names of the samples whose number lies in a range. */
export function samplesNumbered(from: number, to: number): readonly string[] {
  return readdirSync(new URL('utf8/', FOLDER)).filter((name) => {
    const number = Number(name.slice(0, 2));
    return number >= from && number <= to;
  });
}

interface Vectors {
  readonly aesKeyAscii: string;
  readonly aesIvAscii: string;
  readonly pwdHash: readonly {
    readonly password: string;
    readonly randVal: string;
    readonly bytesHashedHex: string;
    readonly pwdHash: string;
  }[];
  readonly icpmm: { readonly plain: string; readonly md5HexLower: string };
  readonly payload: readonly {
    readonly xmlFile: string;
    readonly zipEntry: string;
    readonly zipBase64: string;
    readonly beianInfoHash: string;
    readonly beianInfo_plain_alg0: string;
    readonly beianInfo_aes_alg1: string;
  }[];
}

export const vectors: Vectors = JSON.parse(readFileSync(new URL('vectors.json', FOLDER), 'utf8')) as Vectors;

/** The document without its declaration and comments, and without white space between tags. */
export function withoutLayout(xml: string): string {
  return xml
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
}
