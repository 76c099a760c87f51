import type {
  DownloadReply,
  FileInfo,
  PreviousUploadReply,
  Acknowledgement,
} from '../../../../authority/protocol/replies/reply.ts';
import { packArchive, packXml } from '../../../../authority/protocol/packing/pack.ts';
import { UPLOAD_ENTRY_NAME, writeArchive } from '../../../../authority/protocol/packing/archive.ts';
import { isPlainName } from '../../../../authority/protocol/packing/entry-name.ts';
import { readUploadBody } from '../../brain/access-request.ts';
import type { Brain } from '../../brain/brain.ts';
import type { RehearsalCredentials } from '../accounts.ts';
import { downloadXml } from '../documents/document.ts';
import { say } from './refusal.ts';

/** How a file is packed on its way out; the fault switches have ways of their own. */
export type Packer = (xml: string, fileName: string, account: RehearsalCredentials) => FileInfo;

/** GBK, Zip with the file's own name inside, encrypted as bureaus do. */
export const packDownload: Packer = (xml, fileName, { cipher }) => ({
  fileName,
  ...packXml(xml, { cipher, entryName: fileName }),
});

/** isp_download: the oldest file that waits, with code 3 while another one waits behind it. */
export async function answerDownload(
  brain: Brain,
  account: RehearsalCredentials,
  pack: Packer,
): Promise<DownloadReply> {
  const file = await brain.nextFile(account.ispId);
  if (!file) return say(2);
  const xml = downloadXml(file.document, account.ispId);
  return { ...say(file.more ? 3 : 1), file: pack(xml, file.fileName, account) };
}

/** isp_downloadack: also right for a file that was acknowledged before, so that a lost answer can be asked for again. */
export async function answerAcknowledgement(
  brain: Brain,
  { ispId }: RehearsalCredentials,
  fileName: string,
): Promise<Acknowledgement> {
  if (fileName.trim() === '') return say(21);
  return (await brain.acknowledge(ispId, fileName.trim())) ? say(0) : say(999, '没有该文件');
}

/** isp_querypreviousupload: the number of the last accepted upload and the file itself; 0 and none before the first. */
export async function answerPreviousUpload(
  brain: Brain,
  account: RehearsalCredentials,
): Promise<PreviousUploadReply> {
  const { sequence, upload } = await brain.lastUpload(account.ispId);
  const dataSequence = Number(sequence);
  const stored = upload && readUploadBody(upload.body).file;
  if (!stored) return { ...say(0), previous: { dataSequence } };
  const fileName = isPlainName(stored.name) ? stored.name : UPLOAD_ENTRY_NAME;
  const zip = writeArchive(Buffer.from(stored.base64, 'base64'), fileName);
  const file = { fileName, ...packArchive(zip, account.cipher) };
  return { ...say(0), previous: { dataSequence, file } };
}
