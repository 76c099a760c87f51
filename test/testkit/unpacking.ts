import { gunzipSync, inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** How often what was unpacked is unpacked again. */
const DEPTH = 5;
/** Shorter runs of letters are words, not encodings. */
const LEAST_CHARACTERS = 24;
const MOST_INFLATED = 64 * 1024 * 1024;

const BASE64 = new RegExp(`[A-Za-z0-9+/_-]{${LEAST_CHARACTERS},}={0,2}`, 'g');
const HEX = new RegExp(`(?:[0-9a-fA-F]{2}){${LEAST_CHARACTERS / 2},}`, 'g');
const ESCAPED = /(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]+;){3,}/;
const ZIP_ENTRY = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

const decodedEscapes = (text: string): string =>
  text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    .replace(/&#x([0-9a-fA-F]{1,6});/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Number(code)));

const inflated = (unpack: () => Buffer): Buffer[] => {
  try {
    return [unpack()];
  } catch (error) {
    // Bytes that only look like an archive.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
};

/** The places where a pattern of bytes begins. */
function* placesOf(bytes: Buffer, pattern: Buffer): Generator<number> {
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) yield at;
}

function* archivesIn(bytes: Buffer): Generator<Buffer> {
  for (const at of placesOf(bytes, ZIP_ENTRY)) {
    if (at + 30 > bytes.length) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const method = bytes.readUInt16LE(at + 8);
    if (method === 8)
      yield* inflated(() => inflateRawSync(bytes.subarray(start), { maxOutputLength: MOST_INFLATED }));
    else if (method === 0) yield bytes.subarray(start, start + bytes.readUInt32LE(at + 18));
  }
  for (const at of placesOf(bytes, GZIP))
    yield* inflated(() => gunzipSync(bytes.subarray(at), { maxOutputLength: MOST_INFLATED }));
}

function* encodingsIn(text: string): Generator<Buffer> {
  for (const [run] of text.matchAll(HEX)) yield Buffer.from(run, 'hex');
  // What stands before it may have run into it.
  for (const [run] of text.matchAll(BASE64))
    for (let from = 0; from < 4; from += 1) yield Buffer.from(run.slice(from), 'base64');
  if (ESCAPED.test(text)) yield Buffer.from(decodedEscapes(text));
}

const formsOf = (secret: string): Buffer[] => {
  const forms = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')];
  const gbk = iconv.encode(secret, 'gbk');
  return iconv.decode(gbk, 'gbk') === secret && !gbk.equals(forms[0] ?? gbk) ? [...forms, gbk] : forms;
};

/**
 * Which of the secrets stand in these bytes: as UTF-8, UTF-16 or GBK, in clear or inside base64, hexadecimal, escapes, zip
 * and gzip, one within another.
 */
export function secretsIn(bytes: Uint8Array, secrets: readonly string[]): string[] {
  const wanted = secrets.map((secret) => ({ secret, forms: formsOf(secret) }));
  const found = new Set<string>();
  const look = (here: Buffer, depth: number): void => {
    for (const { secret, forms } of wanted)
      if (!found.has(secret) && forms.some((form) => here.includes(form))) found.add(secret);
    if (depth === 0) return;
    for (const archive of archivesIn(here)) look(archive, depth - 1);
    for (const inner of encodingsIn(here.toString('latin1'))) look(inner, depth - 1);
  };
  look(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), DEPTH);
  return [...found];
}
