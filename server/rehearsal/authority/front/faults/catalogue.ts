import type { Fault } from './fault.ts';
import {
  withBomb,
  withBrokenDates,
  withEntityBomb,
  withMalformedXml,
  withoutArchive,
  withoutEncryption,
  withoutGbk,
  withPathInArchive,
  withTwoEntries,
  withUnknownAlgorithm,
  withWrongHash,
  withWrongKey,
} from './packing.ts';

const HTML = '<!DOCTYPE html><html><head><title>502</title></head><body>Bad Gateway</body></html>';

/** Every fault that can be switched on, by the name it is switched with. */
export const FAULTS = {
  'drop-before-commit': { meaning: 'the line breaks before the request is worked on', dropsBefore: true },
  'drop-after-commit': { meaning: 'the line breaks after the request was worked on', dropsAfter: true },
  late: { meaning: 'the answer comes after the delay of the switch', late: true },
  'handled-twice': {
    meaning: 'the request is worked on twice and the second answer arrives',
    worksTwice: true,
  },
  twice: { meaning: 'the answer stands in the response twice', body: (xml) => xml + xml },
  truncated: { meaning: 'the answer ends in the middle', body: (xml) => xml.slice(0, xml.length / 2) },
  'truncated-return': {
    meaning: 'the document inside the answer ends in the middle',
    returned: (xml) => xml.slice(0, xml.length / 2),
  },
  empty: { meaning: 'the response has no body', body: () => '' },
  html: {
    meaning: 'a page of HTML with status 200',
    body: () => HTML,
    contentType: 'text/html; charset=utf-8',
  },
  'html-error': {
    meaning: 'a page of HTML with status 502',
    body: () => HTML,
    contentType: 'text/html; charset=utf-8',
    status: 502,
  },
  'html-in-return': { meaning: 'a page of HTML inside the answer', returned: () => HTML },
  'version-and-padding': {
    meaning: 'return/@version, and msg padded to 256 characters, as the schema asks',
    version: 'V.3.0',
    oddities: { padMessageTo: 256 },
  },
  'wrapped-base64': {
    meaning: 'base64 with a line feed after 76 characters',
    oddities: { wrapBase64At: 76 },
  },
  'wrong-hash': { meaning: 'the hash of another file', pack: withWrongHash },
  'wrong-key': { meaning: 'encrypted with another key', pack: withWrongKey },
  unencrypted: { meaning: 'not encrypted, and it says so', pack: withoutEncryption },
  'unknown-algorithm': { meaning: 'an encryption code that is not defined', pack: withUnknownAlgorithm },
  'no-archive': { meaning: 'the file without an archive around it', pack: withoutArchive },
  'two-entries': { meaning: 'an archive with two files', pack: withTwoEntries },
  'path-in-archive': { meaning: 'an archive whose file has a path', pack: withPathInArchive },
  'zip-bomb': { meaning: 'an archive that inflates beyond what a file may have', pack: withBomb },
  'not-gbk': { meaning: 'bytes that are no GBK', pack: withoutGbk },
  'malformed-xml': { meaning: 'a file that is not well formed', pack: withMalformedXml },
  'entity-bomb': { meaning: 'a file that declares entities', pack: withEntityBomb },
  'broken-dates': { meaning: 'dates that are no dates', pack: withBrokenDates },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS).filter((name): name is FaultName =>
  Object.hasOwn(FAULTS, name),
);
