import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  validateLayout,
  writeDocument,
} from '../../../../server/authority/protocol/documents/document.ts';
import { composeUpload, validateDocument } from '../../../../server/authority/protocol/documents/upload.ts';
import { decodeGbk, encodeGbk } from '../../../../server/authority/protocol/gbk.ts';
import type { XmlElement } from '../../../../server/authority/protocol/xml/element.ts';
import { readXml } from '../../../../server/authority/protocol/xml/read.ts';
import { sampleBytes, samplesNumbered, sampleText, withoutLayout } from '../support/samples.ts';

const uploads = samplesNumbered(1, 9);
const downloads = samplesNumbered(20, 32);

it('has a sample of nine uploads and ten downloads', () => {
  expect(uploads).toHaveLength(9);
  expect(downloads).toHaveLength(10);
});

describe.each(uploads)('upload %s', (name) => {
  const { document, notes } = parseDocument(decodeGbk(sampleBytes(name)), 'UploadData', {
    strictness: 'schema',
    version: 'V.3.0',
  });

  it('obeys the schema and every rule beyond it', () => {
    expect(notes).toEqual([]);
    expect(validateDocument(document, { ispId: 990_000_000_001 })).toEqual([]);
  });

  it('is written again byte for byte, white space aside', () => {
    const written = composeUpload(document, { ispId: 990_000_000_001 });
    expect(withoutLayout(written)).toBe(withoutLayout(sampleText(name)));
    expect(
      encodeGbk(withoutLayout(written)).equals(encodeGbk(withoutLayout(decodeGbk(sampleBytes(name))))),
    ).toBe(true);
  });
});

describe.each(downloads)('download %s', (name) => {
  const { document, notes } = parseDocument(decodeGbk(sampleBytes(name)), 'DownloadData', {
    strictness: 'schema',
  });

  it('is read without a note', () => {
    expect(notes).toEqual([]);
    expect(validateLayout(document)).toEqual([]);
  });

  it('is written again with nothing lost', () => {
    const written = writeDocument(document);
    expect(canonical(readXml(written))).toEqual(canonical(readXml(sampleText(name))));
    expect(parseDocument(written, 'DownloadData').document).toEqual(document);
  });
});

/** Elements sorted by name where the layout leaves the order open; lists keep theirs. */
function canonical(element: XmlElement): unknown {
  const children = [...element.children].sort((a, b) => a.name.localeCompare(b.name));
  return [element.name, element.attributes, element.text, children.map(canonical)];
}
