import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../../server/authority/protocol/decoding.ts';
import { likenessOf } from '../../../server/authority/protocol/documents/likeness.ts';
import { rewritings, rewritten } from './support/rewriting.ts';
import { samplesNumbered, sampleText } from './support/samples.ts';

const uploads = samplesNumbered(1, 9).map((name) => ({ name, xml: sampleText(name) }));
const access = sampleText('03-upload-icp-xzjr.xml');

describe('an upload that another system holds', () => {
  it.each(uploads)('is known again however it was written anew: $name', ({ xml }) => {
    fc.assert(
      fc.property(rewritings, (how) => {
        expect(likenessOf(xml, decodeFile(rewritten(xml, how)))).toBe('SAME');
      }),
      { numRuns: 60 },
    );
  });

  it('is known by our own ids where its content was changed on the way', () => {
    const withoutPapers = access.replace(/<Fj>[\s\S]*?<\/Fj>/g, '');
    expect(withoutPapers).not.toBe(access);
    expect(likenessOf(access, withoutPapers)).toBe('SAME');
  });

  it('is another’s when it holds other ids of ours, or is another act', () => {
    expect(likenessOf(access, access.replace(/<IspJrid>\d+/g, '<IspJrid>987654321'))).toBe('OTHER');
    for (const { xml } of uploads.filter((each) => each.xml !== access))
      expect(likenessOf(access, xml)).toBe('OTHER');
  });

  it('is neither when nothing in it tells', () => {
    const ended = sampleText('05-upload-icp-zxba.xml');
    expect(likenessOf(ended, ended.replace(/<Jlid>\d+/, '<Jlid>987654321'))).toBe('UNCLEAR');
    for (const nothing of ['', 'x', '<html></html>', access.slice(0, 200)])
      expect(likenessOf(access, nothing)).toBe('UNCLEAR');
  });
});
