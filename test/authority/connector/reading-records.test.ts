import { describe, expect, it } from 'vitest';
import { readFile } from '../../../server/authority/connector/reading/file.ts';
import { readMoment } from '../../../server/authority/protocol/documents/moment.ts';
import { DOWNLOADS, type Shape } from '../protocol/support/official.ts';
import { createRandom, type Random } from './support/random.ts';
import { checked, download, opinion } from './support/words.ts';

const about = { ispId: 1, arrivedAt: new Date('2027-01-01T00:00:00Z') };
const SEED = Number(process.env['DOWNLOAD_SEED'] ?? 20_270_105);
const EACH = 18;

const MOMENTS = [
  '2010-01-05',
  '2010-01-05 10:20:30',
  '2010-01-05T10:20:30',
  '2010/01/05 10:20',
  '20100105102030',
  '2010-1-5 1:02:03',
  '2010-01-05 24:00:00',
  '2010-01-05 10:20:30.0',
  '05-JAN-10 10.20.30',
];

const between = (random: Random, min: number, max: number): number => min + random.below(max - min + 1);

function leaf(random: Random, kind: string): string {
  const [min, max] = kind.split('..').map(Number);
  if (min !== undefined && max !== undefined) return String(between(random, min, max));
  switch (kind) {
    case 'id':
      return String(between(random, 1, 9_000_000_000));
    case 'moment':
      return random.pick(MOMENTS);
    case 'phone':
      return '0571-88888888';
    case 'mail':
      return 'a@example.cn';
    case 'domain':
      return `shili-${between(random, 1, 9999)}.cn`;
    case 'base64':
      return 'QUJD';
    default:
      return random.pick(['示例文字内容说明', '备注：一二三四五六', 'a &amp; b 12345']);
  }
}

function written(random: Random, name: string, shape: Shape): string {
  if (typeof shape === 'string') return `<${name}>${leaf(random, shape)}</${name}>`;
  const parts = Object.entries(shape.fields).flatMap(([key, inner]) => {
    const [, child = key, sign = ''] = /^(\w+)([?+*]?)$/.exec(key) ?? [];
    const least = sign === '?' || sign === '*' ? 0 : 1;
    const most = sign === '+' || sign === '*' ? 3 : 1;
    const times = between(random, least, most);
    return [Array.from({ length: times }, () => written(random, child, inner)).join('')];
  });
  if (shape.any) parts.sort(() => random.next() - 0.5);
  return `<${name}>${parts.join('')}</${name}>`;
}

const contentOf = (random: Random, shape: Shape): string =>
  written(random, 'x', shape).replace(/^<x>|<\/x>$/g, '');

describe(`every file that the official schemas allow is read whole (DOWNLOAD_SEED=${SEED})`, () => {
  it.each(Object.entries(DOWNLOADS))('%s', (_name, shape) => {
    const random = createRandom(SEED);
    for (let count = 0; count < EACH; count += 1) {
      const xml = download(contentOf(random, shape));
      const read = readFile(xml, about);
      expect(read.unread, xml).toBe(0);
    }
  });

  it('which are 216', () => {
    expect(Object.keys(DOWNLOADS).length * EACH).toBe(216);
  });
});

describe('a time', () => {
  it.each([
    ['2010-01-05', '2010-01-04T16:00:00Z'],
    ['2010/01/05 10:20', '2010-01-05T02:20:00Z'],
    ['20100105102030', '2010-01-05T02:20:30Z'],
    ['20100105', '2010-01-04T16:00:00Z'],
    ['2010-1-5 1:02:03', '2010-01-04T17:02:03Z'],
    ['2010-01-05 24:00:00', '2010-01-05T16:00:00Z'],
    ['2010年1月5日 10时20分30秒', '2010-01-05T02:20:30Z'],
    ['2010.01.05 10:20:30', '2010-01-05T02:20:30Z'],
  ])('%s is read', (text, at) => {
    expect(readMoment(text)).toEqual(new Date(at));
  });

  it.each([
    '',
    ' ',
    '2010-13-45 10:00',
    '2010-02-30',
    '2010-01-05 25:00:00',
    '2010-01-05 24:00:01',
    'gestern',
  ])('"%s" is unknown, and stands in nobody’s way', (text) => {
    expect(readMoment(text)).toBeNull();
    const xml = download(`<ICP><BAJG>${opinion({ id: 4711n, approved: true, at: text })}</BAJG></ICP>`);
    expect(readFile(xml, about)).toMatchObject({
      unread: 0,
      results: [{ accessId: 4711n, outcome: 'APPROVED', at: about.arrivedAt }],
    });
  });
});

describe('a record that cannot be read', () => {
  const gjsh = (inner: string) => `<Gjsh><Shsj>2027-01-05</Shsj>${inner}</Gjsh>`;
  const good = gjsh('<Shjg>1</Shjg><Czlx>3</Czlx><Jlid>4711</Jlid>');

  it.each([
    ['without a decision', gjsh('<Czlx>3</Czlx><Jlid>1</Jlid>')],
    ['with a blank decision', gjsh('<Shjg> </Shjg><Jlid>1</Jlid>')],
    ['with two decisions', gjsh('<Shjg>1</Shjg><Shjg>0</Shjg><Jlid>1</Jlid>')],
    ['with a decision that is no number', gjsh('<Shjg>yes</Shjg><Jlid>1</Jlid>')],
    ['with an id beyond what can be told apart', gjsh('<Shjg>1</Shjg><Jlid>9007199254740993</Jlid>')],
    ['with text between its elements', gjsh('see<Shjg>1</Shjg><Jlid>1</Jlid>')],
  ])('%s is set aside alone, with a notice', (_what, bad) => {
    const xml = download(`<ICP><BAJG><GJSHS>${bad}${good}</GJSHS></BAJG></ICP>`);
    const { results, notices, unread } = readFile(xml, about);
    expect(results).toMatchObject([{ accessId: 4711n, outcome: 'APPROVED' }]);
    expect(unread).toBe(1);
    expect(notices).toMatchObject([{ list: 'BAJG', data: { unread: [expect.stringContaining('Gjsh[1]')] } }]);
  });

  it('never loses a line of what it decides by', () => {
    const lines = '<Jgxx><Jgdm>1001</Jgdm></Jgxx><Jgxx><Jgdm>10x8</Jgdm></Jgxx>';
    const xml = download(
      `<ICP><BAJG><Jg_xx>${lines}<Czlx>3</Czlx><Bs>4711</Bs></Jg_xx>${checked('4712', [{ code: 1018 }])}</BAJG></ICP>`,
    );
    const { results, unread } = readFile(xml, about);
    expect(results).toMatchObject([{ accessId: 4712n, outcome: 'REFUSED' }]);
    expect(unread).toBe(1);
  });

  it('lets its part and the other parts be read', () => {
    const xml = download(
      '<ICP><ZXSJ>x<Zxxx><Zxlb>1</Zxlb><Jlid>1</Jlid></Zxxx></ZXSJ><XGTZ><Tzxx><Tzlb>1</Tzlb><Tznr>请整改</Tznr></Tzxx></XGTZ></ICP>',
    );
    const { notices, deregistrations } = readFile(xml, about);
    expect(deregistrations).toEqual([]);
    expect(notices.map(({ list }) => list).sort()).toEqual(['XGTZ', 'ZXSJ']);
  });

  it('is whole where only what nobody needs is wrong', () => {
    const random = createRandom(7);
    const whole = contentOf(random, DOWNLOADS['BASJ'] ?? '');
    const xml = download(
      whole
        .replace(/<Bbyhlx>.*?<\/Bbyhlx>/g, '<Bbyhlx>x</Bbyhlx>')
        .replace(/<Scbbsj>.*?<\/Scbbsj>/g, '')
        .replace(/<Fbdd>.*?<\/Fbdd>/g, '<Fbdd>?</Fbdd>'),
    );
    const { records, unread } = readFile(xml, about);
    expect(unread).toBe(0);
    expect(records.length).toBeGreaterThan(0);
  });
});
