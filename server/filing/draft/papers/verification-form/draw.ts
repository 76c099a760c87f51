import PDFDocument from 'pdfkit';
import { formFont, GETA, type FormFont } from './font.ts';
import type { ElectronicPart, FormField, FormSheet } from './sheet.ts';

type Doc = PDFKit.PDFDocument;

const MARGIN = 45;
const TEXT = 10;
const LABEL = 70;

/** The text as the font can print it; what it lacks is noted, so that it is written in by hand. */
const printable = (text: string, font: FormFont, lacking: Set<string>): string => {
  let shown = text;
  for (const sign of font.lacks(text)) {
    // Control characters print as nothing anywhere.
    if (/\p{C}/u.test(sign) && sign.length === 1) continue;
    lacking.add(sign);
    shown = shown.replaceAll(sign, GETA);
  }
  return shown;
};

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const DEMANDS = '本省要求：';
const LACKING = `以下字符无法打印，表中以 ${GETA} 代替，请用黑色笔补写：`;
const BETWEEN = `${DEMANDS}${LACKING}□　；、。`;

type Print = (text: string) => string;

const fieldCells = (fields: readonly FormField[], print: Print) =>
  fields.flatMap(({ label, value }) => [{ text: label, backgroundColor: '#f4f4f4' }, print(value) || ' ']);

/** One value across the page. */
const wideCells = (fields: readonly FormField[], print: Print) =>
  fields.flatMap(({ label, value }) => [
    { text: label, backgroundColor: '#f4f4f4' },
    { text: print(value) || ' ', colSpan: 3 },
  ]);

const titleCell = (title: string) => [
  { text: title, colSpan: 4, align: { x: 'center', y: 'center' } as const, backgroundColor: '#e6e6e6' },
];

const drawTable = (doc: Doc, sheet: FormSheet, print: Print): void => {
  const half = (doc.page.width - 2 * MARGIN - 2 * LABEL) / 2;
  doc.table({
    columnStyles: [LABEL, half, LABEL, half],
    defaultStyle: { border: 0.5, padding: [4, 5, 5, 5] },
    data: [
      ...sheet.parts.flatMap(({ title, rows }) => [
        titleCell(title),
        ...rows.map((fields) => fieldCells(fields, print)),
      ]),
      ...(sheet.electronic
        ? [
            titleCell(sheet.electronic.title),
            ...sheet.electronic.rows.map((fields) =>
              fields.length > 1 ? fieldCells(fields, print) : wideCells(fields, print),
            ),
          ]
        : [
            titleCell(sheet.checksTitle),
            [{ text: sheet.checks.map((check) => `□ ${check}`).join('　'), colSpan: 4 }],
          ]),
    ],
  });
};

const drawSigns = (doc: Doc, sheet: FormSheet): void => {
  const width = (doc.page.width - 2 * MARGIN) / sheet.signs.length;
  const top = doc.y + 18;
  sheet.signs.forEach((sign, index) => doc.text(sign, MARGIN + index * width, top, { width }));
  doc.text(sheet.date, MARGIN, top + 64, { align: 'right', width: doc.page.width - 2 * MARGIN });
};

/** Height of the field in which somebody signs, and how wide it is beside it. Points. */
const SIGNED = { height: 64, width: 160 };
/** What a signature was drawn on. */
const FIELD = 1000;

/** The signature as it was drawn on the screen, line by line; or the name that was typed. */
const drawSignature = (doc: Doc, { signature }: ElectronicPart, print: Print): void => {
  const top = doc.y + 10;
  doc.text(`${signature.label}${print(signature.name)}`, MARGIN, top, { width: 260 });
  const left = doc.page.width - MARGIN - SIGNED.width;
  doc.rect(left, top, SIGNED.width, SIGNED.height).lineWidth(0.5).stroke();
  const scale = SIGNED.width / FIELD;
  doc.lineWidth(1.4).lineCap('round').lineJoin('round');
  for (const stroke of signature.strokes) {
    const points = stroke.split(' ').map((point) => point.split(',').map(Number));
    points.forEach(([x = 0, y = 0], at) => {
      if (at === 0) doc.moveTo(left + x * scale, top + y * scale);
      else doc.lineTo(left + x * scale, top + y * scale);
    });
    doc.stroke();
  }
  if (signature.strokes.length === 0)
    doc.fontSize(18).text(print(signature.name), left + 8, top + 20, { width: SIGNED.width - 16 });
  doc.fontSize(TEXT);
  doc.x = MARGIN;
  doc.y = top + SIGNED.height;
};

const drawCommitment = (doc: Doc, [title = '', ...lines]: readonly string[], print: Print): void => {
  doc.addPage();
  doc.fontSize(16).text(print(title), { align: 'center' }).moveDown(0.6).fontSize(TEXT);
  for (const line of lines) doc.text(print(line)).moveDown(0.4);
};

const drawSheet = (doc: Doc, sheet: FormSheet, font: FormFont): void => {
  const lacking = new Set<string>();
  const print: Print = (text) => printable(text, font, lacking);
  doc.addPage();
  doc.fontSize(16).text(sheet.title, { align: 'center' }).moveDown(0.6).fontSize(TEXT);
  drawTable(doc, sheet, print);
  doc.x = MARGIN;
  if (!sheet.electronic) doc.moveDown(0.5).text(sheet.promise);
  if (sheet.demands.length > 0) doc.moveDown(0.3).text(`${DEMANDS}${print(sheet.demands.join('；'))}。`);
  if (lacking.size > 0) doc.moveDown(0.3).text(`${LACKING}${[...lacking].map(codePoint).join('、')}。`);
  if (sheet.electronic) drawSignature(doc, sheet.electronic, print);
  else drawSigns(doc, sheet);
  doc.fontSize(8).text(print(sheet.footer), MARGIN, doc.y + 16);
  const commitment = sheet.electronic?.commitment ?? [];
  if (commitment.length > 0) drawCommitment(doc, commitment, print);
};

/** Every character that may be printed, and some that will not: all words of the sheets and those that are put between them. */
const wordsOf = (sheets: readonly FormSheet[]): string =>
  `${JSON.stringify(sheets)}${BETWEEN}${GETA}${Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')}`;

/**
 * The form as a PDF file (A4, one page for each site or more), with the characters it needs embedded. Keeps a core busy for a
 * moment: called in a worker, never on the thread that serves.
 */
export const drawForm = async (sheets: readonly FormSheet[]): Promise<Buffer> => {
  const font = formFont();
  const [madeAt] = sheets.flatMap(({ electronic }) => (electronic ? [new Date(electronic.madeAt)] : []));
  const subset = await font.only(wordsOf(sheets));
  return new Promise<Buffer>((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      autoFirstPage: false,
      lang: 'zh-CN',
      // The same form is the same file, whenever it is asked for.
      info: { Title: '网站备案信息真实性核验单', ...(madeAt ? { CreationDate: madeAt } : {}) },
    });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.registerFont('form', subset).font('form');
    for (const sheet of sheets) drawSheet(doc, sheet, font);
    doc.end();
  });
};
