import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  writeDocument,
  type DocumentRoot,
} from '../../../../server/authority/protocol/documents/document.ts';
import { ProtocolFault, type Violation } from '../../../../server/authority/protocol/fault.ts';
import { readXml } from '../../../../server/authority/protocol/xml/read.ts';
import { GBK_DECLARATION, writeXml } from '../../../../server/authority/protocol/xml/write.ts';
import { documents } from '../support/arbitraries.ts';
import { mutationsOf } from '../support/mutations.ts';
import { samplesNumbered, sampleText } from '../support/samples.ts';

describe('a valid file with one thing wrong', () => {
  it.each([...samplesNumbered(1, 9), ...samplesNumbered(20, 32)])(
    '%s is refused, naming element and rule',
    (name) => {
      const root = readXml(sampleText(name));
      const kinds = new Set<string>();
      for (const { kind, element, path, rule } of mutationsOf(root)) {
        kinds.add(kind);
        const said = refusal(writeXml(element, GBK_DECLARATION), root.name as DocumentRoot);
        expect(said, `${kind} at ${path}`).toContainEqual(expect.objectContaining({ path, rule }));
      }
      expect(kinds.size).toBeGreaterThan(5);
    },
  );

  it('is refused whatever the file', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (document, seed) => {
        const all = mutationsOf(readXml(writeDocument(document)));
        const mutation = all[seed % all.length];
        fc.pre(mutation !== undefined);
        const { element, path, rule } = mutation;
        expect(refusal(writeXml(element, GBK_DECLARATION), document.root)).toContainEqual(
          expect.objectContaining({ path, rule }),
        );
      }),
      { numRuns: 200 },
    );
  });
});

function refusal(xml: string, root: DocumentRoot): readonly Violation[] {
  try {
    parseDocument(xml, root, { strictness: 'schema' });
  } catch (error) {
    if (error instanceof ProtocolFault && error.reason === 'layout') return error.violations;
    throw error;
  }
  return [];
}
