import sharp from 'sharp';
import { written, type Face, type Writing } from './lettering.ts';

/** What a drawn paper says. */
export type DrawnLicence = {
  code: string;
  name: string;
  type: string;
  legalPerson: string;
  address: string;
  capital: string;
  established: string;
  term: string;
  scope: string;
};

export type DrawnCard = {
  name: string;
  sex: string;
  nation: string;
  number: string;
  address: string;
};

export type DrawnBack = { issuer: string; term: string };

type Text = readonly [text: string, writing: Writing];

const PAPER_SIDES = { licence: [1600, 1130], oldLicence: [1130, 1600], card: [1100, 694] } as const;

const drawn = async (
  face: Face,
  [width, height]: readonly [number, number],
  ground: string,
  texts: readonly Text[],
  ornaments = '',
): Promise<Buffer> => {
  const letters = await Promise.all(texts.map(([text, writing]) => written(face, text, writing)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${ornaments}${letters.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: ground }).png({ compressionLevel: 1 }).toBuffer();
};

/** Breaks a text into lines of so many characters. */
const broken = (text: string, most: number): string[] =>
  Array.from({ length: Math.ceil(text.length / most) }, (_, at) => text.slice(at * most, (at + 1) * most));

const field = (
  label: string,
  value: string,
  [x, y, size]: [number, number, number],
  indent: number,
  most = 99,
): Text[] => [
  [label, { x, y, size: size * 0.86, colour: '#6b5a3a' }],
  ...broken(value, most).map((line, at): Text => [line, { x: x + indent, y: y + at * size * 1.5, size }]),
];

/** The licence since 2019: lying, in two columns. */
export const drawLicence = (
  face: Face,
  { code, name, type, legalPerson, address, capital, established, term, scope }: DrawnLicence,
): Promise<Buffer> =>
  drawn(
    face,
    PAPER_SIDES.licence,
    '#f8f6ee',
    [
      ['营业执照', { x: 600, y: 250, size: 100, colour: '#222' }],
      ['（副　本）', { x: 700, y: 315, size: 34 }],
      ['统一社会信用代码', { x: 110, y: 180, size: 28 }],
      [code, { x: 110, y: 222, size: 32 }],
      ...field('名　　称', name, [110, 430, 30], 190),
      ...field('类　　型', type, [110, 500, 30], 190),
      ...field('法定代表人', legalPerson, [110, 570, 30], 190),
      ...field('经营范围', scope, [110, 640, 26], 190, 19),
      ...field('注册资本', capital, [880, 430, 30], 180),
      ...field('成立日期', established, [880, 500, 30], 180),
      ...field('营业期限', term, [880, 570, 30], 180),
      ...field('住　　所', address, [880, 640, 30], 180, 15),
      ['登记机关', { x: 960, y: 920, size: 32 }],
      ['2021　年　03　月　18　日', { x: 1080, y: 1000, size: 28 }],
    ],
    '<rect x="40" y="40" width="1520" height="1050" fill="none" stroke="#b08d3e" stroke-width="10"/>',
  );

/** The licence of 2014 to 2019: standing, one field under the other. */
export const drawOldLicence = (
  face: Face,
  { code, name, type, legalPerson, address, capital, established, term, scope }: DrawnLicence,
): Promise<Buffer> =>
  drawn(
    face,
    PAPER_SIDES.oldLicence,
    '#f6f4ea',
    [
      ['营　业　执　照', { x: 320, y: 340, size: 80, colour: '#222' }],
      ['（副　本）', { x: 480, y: 400, size: 32 }],
      [`统一社会信用代码 ${code}`, { x: 420, y: 460, size: 26 }],
      ...field('名　　　称', name, [130, 580, 30], 230),
      ...field('类　　　型', type, [130, 650, 30], 230),
      ...field('住　　　所', address, [130, 720, 30], 230, 20),
      ...field('法定代表人', legalPerson, [130, 810, 30], 230),
      ...field('注 册 资 本', capital, [130, 880, 30], 230),
      ...field('成 立 日 期', established, [130, 950, 30], 230),
      ...field('营 业 期 限', term, [130, 1020, 30], 230),
      ...field('经 营 范 围', scope, [130, 1090, 26], 230, 22),
      ['登 记 机 关', { x: 560, y: 1330, size: 32 }],
      ['2016　年　05　月　20　日', { x: 640, y: 1440, size: 28 }],
    ],
    '<rect x="45" y="45" width="1040" height="1510" fill="none" stroke="#b08d3e" stroke-width="10"/>',
  );

export const drawCardFront = (
  face: Face,
  { name, sex, nation, number, address }: DrawnCard,
): Promise<Buffer> => {
  const [year, month, day] = [
    number.slice(6, 10),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  ];
  const label = { size: 28, colour: '#3d76a8' };
  return drawn(
    face,
    PAPER_SIDES.card,
    '#e9eef0',
    [
      ['姓名', { x: 80, y: 120, ...label }],
      [name, { x: 190, y: 122, size: 40 }],
      ['性别', { x: 80, y: 200, ...label }],
      [sex, { x: 190, y: 202, size: 34 }],
      ['民族', { x: 310, y: 200, ...label }],
      [nation, { x: 410, y: 202, size: 34 }],
      ['出生', { x: 80, y: 280, ...label }],
      [`${year}年${month}月${day}日`, { x: 190, y: 282, size: 34 }],
      ['住址', { x: 80, y: 360, ...label }],
      ...broken(address, 13).map((line, at): Text => [line, { x: 190, y: 362 + at * 50, size: 34 }]),
      ['公民身份号码', { x: 80, y: 610, ...label }],
      [number, { x: 350, y: 614, size: 44 }],
    ],
    '<ellipse cx="860" cy="240" rx="105" ry="130" fill="#b9a48f"/><rect x="710" y="360" width="300" height="150" fill="#56606e"/>',
  );
};

export const drawCardBack = (face: Face, { issuer, term }: DrawnBack): Promise<Buffer> =>
  drawn(
    face,
    PAPER_SIDES.card,
    '#eef0ea',
    [
      ['中华人民共和国', { x: 380, y: 160, size: 66 }],
      ['居民身份证', { x: 400, y: 290, size: 84 }],
      ['签发机关', { x: 250, y: 530, size: 32 }],
      [issuer, { x: 430, y: 532, size: 34 }],
      ['有效期限', { x: 250, y: 610, size: 32 }],
      [term, { x: 430, y: 612, size: 34 }],
    ],
    '<circle cx="190" cy="190" r="120" fill="#c8473d"/>',
  );
