import sharp from 'sharp';

/** A file as a browser's file chooser takes it. */
export type PaperFile = { name: string; mimeType: string; buffer: Buffer };

const drawing = (width: number, height: number) => {
  const lines = Array.from(
    { length: 9 },
    (_, index) =>
      `<rect x="60" y="${80 + index * 70}" width="${260 + ((index * 137) % 420)}" height="22" fill="#4a5568"/>`,
  );
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#f4efe2"/><rect x="24" y="24" width="${width - 48}" height="${height - 48}" fill="none" stroke="#8a6d3b" stroke-width="6"/>
    ${lines.join('')}<circle cx="${width - 220}" cy="${height / 2}" r="130" fill="#d8c9a3"/></svg>`;
  return sharp(Buffer.from(picture));
};

/** A photo as a telephone takes it: with its model, the way it was held, and the place. */
export const jpegWithExif = async (): Promise<PaperFile> => ({
  name: 'IMG_2026.jpg',
  mimeType: 'image/jpeg',
  buffer: await drawing(1200, 800)
    .withExif({
      IFD0: { Make: 'Telephone', Model: 'SecretModel' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '120/1 9/1 0/1',
      },
    })
    .jpeg({ quality: 88 })
    .toBuffer(),
});

export const png = async (): Promise<PaperFile> => ({
  name: 'scan.png',
  mimeType: 'image/png',
  buffer: await drawing(1100, 780).png().toBuffer(),
});

/** An upright portrait. */
export const portrait = async (): Promise<PaperFile> => ({
  name: 'portrait.jpg',
  mimeType: 'image/jpeg',
  buffer: await drawing(900, 1200).jpeg({ quality: 88 }).toBuffer(),
});

/** Begins as a picture, which is all that the form looks at; only the service finds that there is none. */
export const brokenJpeg: PaperFile = {
  name: 'licence.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    Buffer.from('This is no picture at all, whatever its name says.\n'.repeat(800)),
  ]),
};

export const noPicture: PaperFile = {
  name: 'licence.doc',
  mimeType: 'application/msword',
  buffer: Buffer.from('{\\rtf1\\ansi This is a letter.}\n'),
};

const written = (lines: readonly [x: number, y: number, size: number, text: string][]): string =>
  lines
    .map(
      ([x, y, size, text]) =>
        `<text x="${x}" y="${y}" font-size="${size}" font-family="Noto Sans CJK SC, sans-serif" fill="#3d3526">${text}</text>`,
    )
    .join('');

const drawn = async (name: string, svg: string): Promise<PaperFile> => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer(),
});

/** A specimen of a business licence. */
export const licence = ({ name, code }: { name: string; code: string }): Promise<PaperFile> =>
  drawn(
    'licence.jpg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="990"><rect width="1400" height="990" fill="#fbf6e6"/>
    <rect x="40" y="40" width="1320" height="910" fill="none" stroke="#b08d3c" stroke-width="10"/><rect x="62" y="62" width="1276" height="866" fill="none" stroke="#b08d3c" stroke-width="2"/>
    <circle cx="700" cy="150" r="46" fill="#c23b2e"/><circle cx="1120" cy="760" r="110" fill="none" stroke="#c23b2e" stroke-width="8"/>
    ${written([
      [560, 290, 88, '营业执照'],
      [150, 400, 34, `统一社会信用代码  ${code}`],
      [150, 490, 34, `名        称   ${name}`],
      [150, 560, 34, '类        型   有限责任公司'],
      [150, 630, 34, '住        所   浙江省杭州市西湖区演练路1号'],
      [150, 700, 34, '法定代表人   张演练'],
      [150, 770, 34, '成立日期      2018年05月08日'],
      [1062, 774, 36, '样本'],
    ])}</svg>`,
  );

/** A specimen of the front of an identity card. */
export const identityCard = (): Promise<PaperFile> =>
  drawn(
    'card.jpg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="1284" height="810"><rect width="1284" height="810" fill="#dfe7ee"/>
    <rect x="20" y="20" width="1244" height="770" rx="36" fill="#eef3f7" stroke="#9fb2c2" stroke-width="3"/>
    <rect x="880" y="150" width="290" height="380" rx="12" fill="#cfdbe5"/><circle cx="1025" cy="290" r="72" fill="#9fb2c2"/><path d="M905 530c0-110 60-150 120-150s120 40 120 150z" fill="#9fb2c2"/>
    ${written([
      [110, 190, 40, '姓名   张演练'],
      [110, 280, 40, '性别   女     民族   汉'],
      [110, 370, 40, '出生   1949 年 12 月 31 日'],
      [110, 460, 40, '住址   浙江省杭州市西湖区演练路1号'],
      [110, 690, 46, '公民身份号码   11010519491231002X'],
    ])}</svg>`,
  );
