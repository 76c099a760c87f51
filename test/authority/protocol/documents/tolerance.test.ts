import { describe, expect, it } from 'vitest';
import { parseDocument, writeDocument } from '../../../../server/authority/protocol/documents/document.ts';
import { ProtocolFault } from '../../../../server/authority/protocol/fault.ts';
import { readXml } from '../../../../server/authority/protocol/xml/read.ts';
import { reasonOf } from '../support/faults.ts';
import { sampleText } from '../support/samples.ts';

const approved = sampleText('20-download-icp-bajg-approved.xml');
const filed = sampleText('23-download-icp-basj.xml');

function read(xml: string) {
  return parseDocument(xml, 'DownloadData');
}

function brokenRules(xml: string): readonly string[] {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof ProtocolFault) return error.violations.map(({ path, rule }) => `${path} ${rule}`);
    throw error;
  }
  return [];
}

const asideRules = (xml: string): readonly string[] =>
  read(xml).aside.flatMap(({ violations }) => violations.map(({ path, rule }) => `${path} ${rule}`));

describe('what the text of the specification knows and its schema does not is read without a note', () => {
  it('the act 35 of verification scans', () => {
    const { document, notes } = read(approved.replaceAll('<Czlx>3', '<Czlx>35'));
    expect(notes).toEqual([]);
    expect(document.content.ICP?.BAJG?.Jg_xx?.[0]?.Czlx).toBe(35);
  });

  it('the deregistration of an access', () => {
    const xml = sampleText('24-download-icp-zxsj.xml').replace('<Zxlb>1', '<Zxlb>2');
    expect(read(xml).notes).toEqual([]);
  });

  it('the owner kind 0 in the table of attachment uses', () => {
    const xml = sampleText('31-download-jcdm.xml').replace('<Ssdxlx>2', '<Ssdxlx>0');
    expect(read(xml).notes).toEqual([]);
  });
});

it('a time that is none is kept as it came', () => {
  const { document, notes, aside } = read(approved.replace('2024-01-05 10:00:00', '2024-13-45 10:00'));
  expect(aside).toEqual([]);
  expect(notes.map(({ rule }) => rule)).toContain('date');
  expect(document.content.ICP?.BAJG?.GJSHS?.Gjsh[0]?.Shsj).toBe('2024-13-45 10:00');
});

describe('what breaks the schema and leaves the value clear is read with a note', () => {
  it.each([
    ['a code beyond its range', approved.replaceAll('<Czlx>3', '<Czlx>9'), 'range'],
    ['a text longer than allowed', approved.replace('同意', '同'.repeat(1025)), 'length'],
    ['a blank optional text', approved.replace('<Shyj>同意</Shyj>', '<Shyj></Shyj>'), 'empty'],
    ['a blank optional number', approved.replace('<Jlid>4002</Jlid>', '<Jlid/>'), 'empty'],
    ['another version', approved.replace('version="V.3.0"', ''), 'version'],
    ['an unknown attribute', approved.replace('<BAJG>', '<BAJG n="1">'), 'attribute'],
  ])('%s', (_what, xml, rule) => {
    expect(read(xml).notes.map((note) => note.rule)).toContain(rule);
  });

  it('children in another order', () => {
    const xml = approved.replace(/(<Czlx>3<\/Czlx>)\s*(<Bs>4002<\/Bs>)/, '$2$1');
    const { document, notes } = read(xml);
    expect(notes).toEqual([
      expect.objectContaining({ rule: 'order', path: 'DownloadData/ICP/BAJG/Jg_xx[1]/Czlx' }),
    ]);
    expect(document.content.ICP?.BAJG?.Jg_xx?.[0]).toMatchObject({ Czlx: 3, Bs: '4002' });
  });

  it('declarations of namespaces and schemas, which are no fault at all', () => {
    const hint =
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="a.xsd"';
    const { document, notes } = read(approved.replace('<DownloadData ', `<DownloadData ${hint} `));
    expect(notes).toEqual([]);
    expect(writeDocument(document)).toContain('xsi:noNamespaceSchemaLocation="a.xsd"');
  });
});

describe('elements and attributes of a newer version', () => {
  const newer = filed
    .replace('<Fzr_xm>张样例</Fzr_xm>', '<Fzr_xm>张样例</Fzr_xm><Fzr_lxfs1>13000000000</Fzr_lxfs1>')
    .replace('<Ym_xx>', '<Fwlx a="1"><Lx>6</Lx><!-- x --></Fwlx><Ym_xx>')
    .replace('<Wzmc>', '<Wzmc lang="zh">');

  it('are kept with their places and come back when written', () => {
    const { document, notes } = read(newer);
    expect(notes.map(({ rule }) => rule).sort()).toEqual(['attribute', 'unknown', 'unknown']);
    const again = writeDocument(document, { strictness: 'tolerant' });
    const website = readXml(again).children[0]?.children[0]?.children[0]?.children[1];
    expect(website?.children.map(({ name }) => name).slice(0, 7)).toEqual([
      'IspWzid',
      'Wzid',
      'Wzmc',
      'Fwnr',
      'Yylb',
      'Fwlx',
      'Ym_xx',
    ]);
    expect(read(again)).toEqual({ document, notes, aside: [] });
    expect(again).toContain('<Wzmc lang="zh">');
    expect(again).toContain('<Fzr_lxfs1>13000000000</Fzr_lxfs1>');
  });

  it('survive storage as JSON', () => {
    const { document } = read(newer);
    const stored: typeof document = JSON.parse(JSON.stringify(document)) as typeof document;
    expect(writeDocument(stored, { strictness: 'tolerant' })).toBe(
      writeDocument(document, { strictness: 'tolerant' }),
    );
  });

  it('are not written by the schema', () => {
    expect(reasonOf(() => writeDocument(read(newer).document))).toBe('layout');
  });
});

describe('what leaves a value missing, ambiguous or no value sets its record aside, or its part, or the file', () => {
  const gjsh = 'DownloadData/ICP/BAJG/GJSHS/Gjsh[1]';
  it.each([
    ['a number that is none', approved.replace('<Shjg>1', '<Shjg>yes'), `${gjsh}/Shjg number`],
    ['an id beyond 2^53', approved.replace('<Jlid>4002', '<Jlid>9007199254740993'), `${gjsh}/Jlid number`],
    ['a missing decision', approved.replace('<Shjg>1</Shjg>', ''), `${gjsh}/Shjg required`],
    ['a blank decision', approved.replace('<Shjg>1</Shjg>', '<Shjg> </Shjg>'), `${gjsh}/Shjg required`],
    [
      'two decisions',
      approved.replace('<Shjg>1</Shjg>', '<Shjg>1</Shjg><Shjg>0</Shjg>'),
      `${gjsh}/Shjg occurrence`,
    ],
    ['elements inside a text', approved.replace('同意', '<b>同意</b>'), `${gjsh}/Shyj mixed`],
    ['text between elements', approved.replace('<GJSHS>', '<GJSHS>see'), 'DownloadData/ICP/BAJG/GJSHS mixed'],
  ])('%s', (_what, xml, rule) => {
    expect(asideRules(xml)).toContain(rule);
  });

  it.each([
    ['two parts', approved.replace('</ICP>', '</ICP><JCDM/>'), 'DownloadData choice'],
    ['no part', '<DownloadData version="V.3.0"/>', 'DownloadData choice'],
    ['an upload', sampleText('03-upload-icp-xzjr.xml'), 'DownloadData root'],
  ])('%s', (_what, xml, rule) => {
    expect(brokenRules(xml)).toContain(rule);
  });
});
