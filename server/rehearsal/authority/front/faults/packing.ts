import { zipSync } from 'fflate';
import { encodeGbk } from '../../../../authority/protocol/gbk.ts';
import { archiveHash, packArchive } from '../../../../authority/protocol/packing/pack.ts';
import { writeArchive } from '../../../../authority/protocol/packing/archive.ts';
import { packDownload, type Packer } from '../answers/download.ts';
import { bombArchive } from './bomb.ts';

/** Ways to pack a file wrongly. Only the named thing is wrong, all around it is as it should be. */

const packZip =
  (zipOf: (xml: string, fileName: string) => Uint8Array): Packer =>
  (xml, fileName, { cipher }) => ({ fileName, ...packArchive(zipOf(xml, fileName), cipher) });

export const withWrongHash: Packer = (xml, fileName, account) => ({
  ...packDownload(xml, fileName, account),
  beianInfoHash: archiveHash(Buffer.from('another file')),
});

export const withWrongKey: Packer = (xml, fileName, account) => {
  const cipher = { key: [...account.cipher.key].reverse().join(''), iv: account.cipher.iv };
  return packDownload(xml, fileName, { ...account, cipher });
};

export const withUnknownAlgorithm: Packer = (xml, fileName, account) => ({
  ...packDownload(xml, fileName, account),
  encryptAlgorithm: 7,
});

export const withoutEncryption: Packer = (xml, fileName) => ({
  fileName,
  ...packArchive(writeArchive(encodeGbk(xml), fileName)),
});

export const withoutArchive = packZip((xml) => encodeGbk(xml));

export const withTwoEntries = packZip((xml, fileName) =>
  zipSync({ [fileName]: encodeGbk(xml), 'second.xml': encodeGbk(xml) }),
);

export const withPathInArchive = packZip((xml, fileName) => zipSync({ [`../${fileName}`]: encodeGbk(xml) }));

export const withBomb = packZip((_xml, fileName) => bombArchive(fileName));

export const withoutGbk = packZip((xml, fileName) =>
  writeArchive(Buffer.concat([encodeGbk(xml), Buffer.from([0xff, 0xff, 0x80])]), fileName),
);

const withXml =
  (change: (xml: string) => string): Packer =>
  (xml, fileName, account) =>
    packDownload(change(xml), fileName, account);

export const withMalformedXml = withXml((xml) => xml.replace(/<\/DownloadData>\s*$/, ''));

export const withEntityBomb = withXml((xml) =>
  xml.replace(
    /<DownloadData/,
    '<!DOCTYPE DownloadData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><DownloadData',
  ),
);

export const withBrokenDates = withXml((xml) => xml.replace(/\d{4}-\d{2}-\d{2}/g, '2024-02-31'));
