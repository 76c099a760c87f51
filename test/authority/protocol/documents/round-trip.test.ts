import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  validateLayout,
  writeDocument,
} from '../../../../server/authority/protocol/documents/document.ts';
import { decodeGbk, encodeGbk } from '../../../../server/authority/protocol/gbk.ts';
import { packXml, unpack } from '../../../../server/authority/protocol/packing/pack.ts';
import { documents, documentsByPart } from '../support/arbitraries.ts';

describe('any valid object', () => {
  it.each(documentsByPart.map(([name, arbitrary]) => ({ name, arbitrary })))(
    '$name comes back from its XML as it was',
    ({ arbitrary }) => {
      fc.assert(
        fc.property(arbitrary, (document) => {
          expect(validateLayout(document)).toEqual([]);
          const xml = writeDocument(document);
          expect(parseDocument(xml, document.root, { strictness: 'schema' })).toEqual({
            document,
            notes: [],
            aside: [],
          });
        }),
        { numRuns: 12 },
      );
    },
  );

  it('survives GBK, archive and encryption too', () => {
    const cipher = { key: '0123456789ABCDEF', iv: '0102030405060708' };
    fc.assert(
      fc.property(documents, (document) => {
        const xml = writeDocument(document);
        expect(decodeGbk(encodeGbk(xml))).toBe(xml);
        expect(unpack(packXml(xml, { cipher }), cipher).xml).toBe(xml);
      }),
      { numRuns: 40 },
    );
  });
});
