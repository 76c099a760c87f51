import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSchemas,
  schemasIn,
  type SchemaSet,
} from '../../../server/authority/protocol/schemas/schema-set.ts';
import { encodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { samplesNumbered, sampleText } from './support/samples.ts';
import { schemaFolder, schemaOf } from './support/xsd.ts';

let folder: string;
let schemas: SchemaSet;
beforeAll(async () => {
  folder = schemaFolder();
  schemas = await openSchemas(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const access = sampleText('03-upload-icp-xzjr.xml');
const at = 'UploadData/ICP/XZJR/Xzxx';
const rulesOf = (xml: string): string[] =>
  schemas.check('UploadData', xml).map(({ path, rule }) => `${path} ${rule}`);

describe('schemas of the operator', () => {
  it.each(samplesNumbered(1, 9))('let the sample %s pass', (name) => {
    expect(schemas.check('UploadData', sampleText(name))).toEqual([]);
  });

  it.each(samplesNumbered(20, 32))('let the sample %s pass', (name) => {
    expect(schemas.check('DownloadData', sampleText(name))).toEqual([]);
  });

  it.each([
    ['a missing element', access.replace(/<ICPmm>[^<]*<\/ICPmm>/, ''), `${at} schema-required`],
    [
      'a wrong order',
      access.replace(/(<IspJrid>[^<]*<\/IspJrid>)(\s*<Wzfb>[\s\S]*?<\/Wzfb>)/, '$2$1'),
      `${at}/Wzfb schema-order`,
    ],
    [
      'a code beyond its range',
      access.replace(/<Fbdd>\d+/, '<Fbdd>128'),
      `${at}/Wzfb/Fbdd schema-maxInclusive`,
    ],
    ['an empty element', access.replace(/<Wzbah>[^<]*/, '<Wzbah>'), `${at}/Wz_xx/Wzbah schema-minLength`],
    ['no number', access.replace(/<IspJrid>\d+/, '<IspJrid>x1'), `${at}/IspJrid schema-type`],
    [
      'an element of a newer version',
      access.replace('<Wzfb>', '<Fwlx>6</Fwlx><Wzfb>'),
      `${at}/Fwlx schema-order`,
    ],
    ['no version', access.replace(/ version="[^"]*"(?=>)/, ''), 'UploadData schema-attribute'],
    ['another root', access.replaceAll('UploadData', 'Data'), 'Data schema-root'],
  ])('name element and rule: %s', (_what, xml, expected) => {
    expect(xml).not.toBe(access);
    expect(rulesOf(xml)).toContain(expected);
  });

  it('never have a value repeated', () => {
    const xml = access.replace(/<ICPmm>[^<]*/, `<ICPmm>${'机密'.repeat(20)}`);
    expect(rulesOf(xml)).toContain(`${at}/ICPmm schema-maxLength`);
    expect(JSON.stringify(schemas.check('UploadData', xml))).not.toContain('机密');
  });

  it('are read anew when a file was replaced', async () => {
    const own = schemaFolder();
    expect((await schemasIn(own)).check('UploadData', access)).toEqual([]);
    expect(await schemasIn(own)).toBe(await schemasIn(own));
    const stricter = schemaOf('UploadData').replaceAll('name="IspJrid"', 'name="Jrid"');
    writeFileSync(join(own, 'UploadData.xsd'), encodeGbk(stricter));
    expect((await schemasIn(own)).check('UploadData', access)).not.toEqual([]);
    rmSync(own, { recursive: true });
    await expect(schemasIn(own)).rejects.toMatchObject({ reason: 'schemas' });
  });

  it.each([
    ['no schema', 'note.xsd', 'not XML', /neither/],
    ['one that is not XML', 'UploadData.xsd', '<xs:schema', /UploadData\.xsd/],
    [
      'one that includes what lies elsewhere',
      'UploadData.xsd',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="/etc/passwd"/><xs:element name="UploadData" type="secret"/></xs:schema>',
      /UploadData\.xsd/,
    ],
  ])('are refused where the folder holds %s', async (_what, name, text, words) => {
    const own = mkdtempSync(join(tmpdir(), 'jieru-xsd-'));
    writeFileSync(join(own, name), text);
    await expect(openSchemas(own)).rejects.toThrow(words);
    rmSync(own, { recursive: true });
  });
});
