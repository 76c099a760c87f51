import { parentElement, textElement, type XmlElement } from '../xml/element.ts';
import { GBK_DECLARATION, writeXml } from '../xml/write.ts';
import type { MethodName } from '../methods.ts';
import type {
  Acknowledgement,
  DownloadReply,
  FileInfo,
  FilingStatus,
  PasswordReply,
  PreviousUploadReply,
  ReplyOf,
  StatusReply,
  UploadReply,
} from './reply.ts';

/** Oddities of real bureaus that a rehearsal plays. */
export interface ReplyOddities {
  /** Length to pad `msg` to with spaces, as the schema demands; 256 there. */
  readonly padMessageTo?: number;
  /** Wrap base64 at this many characters. */
  readonly wrapBase64At?: number;
}

const WRITERS: {
  readonly [M in MethodName]: (reply: ReplyOf<M>, oddities: ReplyOddities) => readonly XmlElement[];
} = {
  isp_upload: writeMissing,
  isp_download: (reply: DownloadReply, oddities) => (reply.file ? [writeFile(reply.file, oddities)] : []),
  isp_downloadack: () => [],
  isp_querypreviousupload: writePrevious,
  isp_querybeianstatus: (reply: StatusReply) => (reply.status ? [writeStatus(reply.status)] : []),
  isp_verifybamm: ({ right }: PasswordReply) =>
    right === undefined ? [] : [textElement('VerifyRes', right ? '0' : '1')],
};

/** The text of a `return` child, the reverse of reading it. */
export function writeReply<M extends MethodName>(
  method: M,
  reply: ReplyOf<M>,
  oddities: ReplyOddities = {},
): string {
  const { code, message, version }: Acknowledgement = reply;
  const children = [
    textElement('msg_code', String(code)),
    textElement('msg', message.padEnd(oddities.padMessageTo ?? 0)),
    ...WRITERS[method](reply, oddities),
  ];
  const root = parentElement('return', children, version === undefined ? {} : { version });
  return writeXml(root, GBK_DECLARATION);
}

function writeMissing({ missing }: UploadReply): readonly XmlElement[] {
  if (missing === undefined) return [];
  const numbers = missing.map((number) => textElement('dataSequence', String(number)));
  return [parentElement('dataSequences', numbers)];
}

function writePrevious({ previous }: PreviousUploadReply, oddities: ReplyOddities): readonly XmlElement[] {
  if (!previous) return [];
  const { dataSequence, file } = previous;
  const number = textElement('dataSequence', String(dataSequence));
  return [file ? writeFile(file, oddities, [number]) : parentElement('fileInfos', [number])];
}

function writeFile(
  file: FileInfo,
  { wrapBase64At }: ReplyOddities,
  between: readonly XmlElement[] = [],
): XmlElement {
  return parentElement('fileInfos', [
    textElement('hashAlgorithm', String(file.hashAlgorithm)),
    textElement('compressionFormat', String(file.compressionFormat)),
    textElement('encryptAlgorithm', String(file.encryptAlgorithm)),
    ...between,
    textElement('return_FileName', file.fileName),
    textElement('beianInfo', wrapBase64At ? wrap(file.beianInfo, wrapBase64At) : file.beianInfo),
    textElement('beianInfoHash', file.beianInfoHash),
  ]);
}

function writeStatus(status: FilingStatus): XmlElement {
  const { conditionType, condition, filed, websiteName, subjectNumber, websiteNumber } = status;
  return parentElement('StatusInfo', [
    ...optional('Cxtjlx', conditionType === undefined ? undefined : String(conditionType)),
    ...optional('Cxtj', condition),
    ...optional('Wzmc', websiteName),
    ...optional('Ztbah', subjectNumber),
    ...optional('Wzbah', websiteNumber),
    textElement('Bazt', filed ? '0' : '1'),
  ]);
}

function optional(name: string, text: string | undefined): readonly XmlElement[] {
  return text === undefined ? [] : [textElement(name, text)];
}

function wrap(text: string, width: number): string {
  return text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');
}
