import PDFDocument from 'pdfkit';

/** A4 in points. */
export const A4 = { wide: 595, high: 842 };

/** Draws on a page. */
export type Page = (document: PDFKit.PDFDocument) => void;

/** A scan as office machines make it. */
export const pdfOf = (pages: readonly Page[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const document = new PDFDocument({
      size: [A4.wide, A4.high],
      margin: 0,
      autoFirstPage: false,
      ...options,
    });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('error', reject);
    document.on('end', () => resolve(Buffer.concat(parts)));
    for (const page of pages) {
      document.addPage();
      page(document);
    }
    document.end();
  });
