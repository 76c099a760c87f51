import iconv from 'iconv-lite';
import { zipped } from './shape.ts';

/** An archive with the entry of a folder before its file, as Java's and Windows' software writes it. */
export const folderFirst = (folder: string, name: string, bytes: Buffer): Buffer =>
  zipped({ [folder]: new Uint8Array(), [name]: bytes });

/** An archive whose file has a name in GBK without saying so, as Windows in Chinese writes it. */
export function namedInGbk(name: string, bytes: Buffer): Buffer {
  const written = iconv.encode(name, 'gbk');
  const stand = 'x'.repeat(written.length);
  const zip = zipped({ [stand]: bytes });
  for (let at = zip.indexOf(stand, 0, 'latin1'); at >= 0; at = zip.indexOf(stand, at + 1, 'latin1'))
    written.copy(zip, at);
  return zip;
}
