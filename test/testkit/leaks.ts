import { createHash } from 'node:crypto';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** Values that must be nowhere, by what they are. */
export type Marks = Readonly<Record<string, string>>;
/** Something searched: rows of a table, a file, a log. */
export type Source = { readonly name: string; readonly data: Buffer | string };
/** A value that was found, where, and through which packings. */
export type Leak = { readonly mark: string; readonly source: string; readonly through: readonly string[] };

const LIMITS = { depth: 7, bytes: 400 * 1024 * 1024, unpacked: 32 * 1024 * 1024 } as const;

/** How a value may be written down as bytes. */
const ENCODINGS = ['utf8', 'gb18030', 'utf16le', 'utf16be'] as const;

/** Shortest run worth decoding: an eight-digit value in base64. */
const RUNS: readonly { name: string; run: RegExp; open: (run: string) => Buffer[] }[] = [
  {
    name: 'hex',
    run: /(?:[0-9a-fA-F]{2}){8,}/g,
    open: (run) => [Buffer.from(run, 'hex'), Buffer.from(run.slice(1), 'hex')],
  },
  {
    // Lines of a mail or an XML file are broken, with escapes where they stand in JSON.
    name: 'base64',
    run: /[A-Za-z0-9+/](?:[A-Za-z0-9+/]|\\?\r?\n|\\r\\n|\\n|\\\/){14,}={0,2}/g,
    open: (run) => aligned(run.replace(/\\r|\\n|\\?\r?\n|\\(?=\/)/g, ''), 'base64'),
  },
  { name: 'base64url', run: /[A-Za-z0-9_-]{15,}/g, open: (run) => aligned(run, 'base64url') },
];

/** Other letters may stand right before the run. */
const aligned = (run: string, encoding: 'base64' | 'base64url'): Buffer[] =>
  [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), encoding));

const attempt = (open: () => Buffer): Buffer[] => {
  try {
    const opened = open();
    return opened.length > 0 ? [opened] : [];
  } catch {
    // Not packed that way after all.
    return [];
  }
};

const TOLERANT = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LIMITS.unpacked };

/** Every place at which some bytes stand, at most so many. */
function* placesOf(data: Buffer, bytes: Buffer, most = 2000): Generator<number> {
  for (let at = data.indexOf(bytes), n = 0; at >= 0 && n < most; at = data.indexOf(bytes, at + 1), n += 1)
    yield at;
}

const zipEntry = (data: Buffer, at: number): Buffer[] => {
  if (data.length < at + 30 || data.readUInt16LE(at + 8) !== 8) return [];
  const body = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  return attempt(() => inflateRawSync(data.subarray(body), TOLERANT));
};

/** The body behind the header of RFC 1952; other bytes may follow it, which gunzip does not take. */
const gzipMember = (data: Buffer, start: number): Buffer[] => {
  const flags = data[start + 3] ?? 0;
  let at = start + 10;
  if (flags & 4) at += 2 + (at + 2 <= data.length ? data.readUInt16LE(at) : 0);
  // A file name, a comment: each ends with a zero.
  for (const flag of [8, 16]) if (flags & flag) at = data.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  return attempt(() => inflateRawSync(data.subarray(at), TOLERANT));
};

type Unpacked = { through: string; data: Buffer };

function* compressed(data: Buffer): Generator<Unpacked> {
  for (const at of placesOf(data, Buffer.of(0x1f, 0x8b, 8)))
    for (const one of gzipMember(data, at)) yield { through: 'gzip', data: one };
  for (const at of placesOf(data, Buffer.from('PK\u0003\u0004', 'latin1')))
    for (const one of zipEntry(data, at)) yield { through: 'zip', data: one };
  for (const second of [0x01, 0x5e, 0x9c, 0xda])
    for (const at of placesOf(data, Buffer.of(0x78, second)))
      for (const one of attempt(() => inflateSync(data.subarray(at), TOLERANT)))
        yield { through: 'deflate', data: one };
  for (const one of attempt(() => inflateRawSync(data, TOLERANT)))
    yield { through: 'raw deflate', data: one };
}

const ESCAPES: readonly [string, RegExp, (code: string) => string][] = [
  ['escape', /\\u([0-9a-fA-F]{4})/g, (code) => String.fromCharCode(parseInt(code, 16))],
  [
    'reference',
    /&#x([0-9a-fA-F]{1,6});/g,
    (code) => String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
  ],
  ['reference', /&#(\d{1,7});/g, (code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff))],
  ['percent', /%([0-9a-fA-F]{2})/g, (code) => String.fromCharCode(parseInt(code, 16))],
];

function* written(data: Buffer): Generator<Unpacked> {
  const text = data.toString('latin1');
  for (const { name, run, open } of RUNS)
    for (const [found] of text.matchAll(run))
      for (const one of open(found)) yield { through: name, data: one };
  for (const [through, pattern, letter] of ESCAPES) {
    if (text.search(pattern) < 0) continue;
    const plain = text.replace(pattern, (_, code: string) => letter(code));
    // Percent escapes give bytes, the others letters.
    yield { through, data: Buffer.from(plain, through === 'percent' ? 'latin1' : 'utf8') };
  }
}

/**
 * Looks for values in everything that is given, however it is packed: as UTF-8, GB 18030 or UTF-16, in base64, base64url, hex, escapes
 * of JSON, XML and addresses, gzip, zip and deflate, one within the other, seven deep.
 * @throws RangeError when there is more to unpack than the bound; nothing is passed over in silence
 */
export function leaksIn(sources: Iterable<Source>, marks: Marks): Leak[] {
  const wanted = Object.entries(marks).flatMap(([mark, value]) =>
    ENCODINGS.map((encoding) => ({ mark, encoding, bytes: iconv.encode(value, encoding) })),
  );
  const leaks = new Map<string, Leak>();
  const seen = new Set<string>();
  let read = 0;
  const search = (source: string, data: Buffer, through: readonly string[]): void => {
    if (data.length < 4) return;
    const digest = createHash('sha1').update(data).digest('base64');
    if (seen.has(digest)) return;
    seen.add(digest);
    read += data.length;
    if (read > LIMITS.bytes) throw new RangeError(`more than ${LIMITS.bytes} bytes to search, at ${source}`);
    for (const { mark, encoding, bytes } of wanted)
      if (data.includes(bytes)) {
        const found = { mark, source, through: encoding === 'utf8' ? through : [...through, encoding] };
        leaks.set(JSON.stringify([mark, source]), leaks.get(JSON.stringify([mark, source])) ?? found);
      }
    if (through.length >= LIMITS.depth) return;
    for (const unpack of [compressed, written])
      for (const one of unpack(data))
        if (isMore(one, data)) search(source, one.data, [...through, one.through]);
  };
  for (const { name, data } of sources) search(name, typeof data === 'string' ? Buffer.from(data) : data, []);
  return [...leaks.values()];
}

/** Whether unpacking brought anything but noise: letters that happen to look like base64 decode to bytes that hold nothing. */
const isMore = ({ through, data }: Unpacked, from: Buffer): boolean => {
  if (data.equals(from)) return false;
  if (!through.startsWith('base64') && through !== 'raw deflate') return true;
  return data.length >= 8;
};
