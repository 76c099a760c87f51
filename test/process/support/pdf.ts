import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF file in order, without blanks and line ends, and the names of its embedded fonts. */
export async function readPdf(data: Uint8Array): Promise<{ text: string; fonts: string[]; pages: number }> {
  const raw = Buffer.from(data).toString('latin1');
  const fonts = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name ?? '');
  const document = await getDocument({ data, useSystemFonts: false }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const { numPages: pages } = document;
  await document.destroy();
  return { text: text.replace(/\s+/g, ''), fonts, pages };
}
