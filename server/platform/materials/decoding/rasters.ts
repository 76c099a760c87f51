import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The pixels of a picture, four bytes each: red, green, blue, opacity. */
export type Raster = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** Why no picture is made of a PDF: it wants a password, or a paper has one page and it has not. */
export type PdfFault = 'MATERIAL_PDF_LOCKED' | 'MATERIAL_PDF_PAGES';

/*
 * Both engines are loaded with the first file that wants them: most pictures do not, and the service itself, which knows this file by its
 * neighbours, never does.
 */

const heicReader = async () => {
  const { default: decodeHeic } = await import('heic-decode');
  // It writes to the console of this process what it thinks of a broken file, in the middle of the service's log.
  Object.assign(console, { log: () => undefined });
  return decodeHeic;
};

/** What a telephone of Apple's takes; turned as it says itself. Null for a broken one. */
export async function heicRaster(bytes: Uint8Array): Promise<Raster | null> {
  try {
    const decodeHeic = await heicReader();
    const { data, width, height } = await decodeHeic({ buffer: bytes });
    return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
  } catch {
    return null;
  }
}

/** Longest side of a page as it is drawn, in pixels: 257 a inch of A4, more than a scanner's usual 200. */
const PAGE_SIDE = 3000;
/** Of PDFium: the document wants a password. */
const WANTS_PASSWORD = 4;
/** Of PDFium: notes and stamps are drawn too, and red comes first. */
const DRAWN = 0x01 | 0x10;
const WHITE = 0xff_ff_ff_ff;
/** Four bytes a pixel. */
const RGBA = 4;

const pdfium = async () => {
  const { init } = await import('@embedpdf/pdfium');
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasm = await readFile(path);
  const engine = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  engine.PDFiumExt_Init();
  return engine;
};
type Pdfium = Awaited<ReturnType<typeof pdfium>>;

let started: Promise<Pdfium> | undefined;

function pageOf(engine: Pdfium, document: number): Raster | PdfFault | null {
  if (engine.FPDF_GetPageCount(document) !== 1) return 'MATERIAL_PDF_PAGES';
  const page = engine.FPDF_LoadPage(document, 0);
  if (page === 0) return null;
  try {
    const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
    if (!(wide > 0 && high > 0)) return null;
    const scale = PAGE_SIDE / Math.max(wide, high);
    const width = Math.max(1, Math.round(wide * scale));
    const height = Math.max(1, Math.round(high * scale));
    const bitmap = engine.FPDFBitmap_Create(width, height, 0);
    if (bitmap === 0) return null;
    try {
      engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAWN);
      const at = engine.FPDFBitmap_GetBuffer(bitmap);
      const data = engine.pdfium.HEAPU8.slice(at, at + width * height * RGBA);
      // What the engine leaves of the fourth byte is none of its business: a page is opaque.
      for (let byte = RGBA - 1; byte < data.length; byte += RGBA) data[byte] = 255;
      return { data, width, height };
    } finally {
      engine.FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

/** The one page of a scan, drawn on white; nothing in it is run, and nothing that it names is fetched. Null for a broken one. */
export async function pdfRaster(bytes: Uint8Array): Promise<Raster | PdfFault | null> {
  const engine = await (started ??= pdfium());
  const at = engine.pdfium.wasmExports.malloc(bytes.length);
  try {
    engine.pdfium.HEAPU8.set(bytes, at);
    const document = engine.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) return engine.FPDF_GetLastError() === WANTS_PASSWORD ? 'MATERIAL_PDF_LOCKED' : null;
    try {
      return pageOf(engine, document);
    } finally {
      engine.FPDF_CloseDocument(document);
    }
  } finally {
    engine.pdfium.wasmExports.free(at);
  }
}
