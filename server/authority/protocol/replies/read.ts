import { ProtocolFault } from '../fault.ts';
import type { MethodName } from '../methods.ts';
import { childNamed, childrenNamed, localName, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
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

const READERS: { readonly [M in MethodName]: (root: XmlElement, said: Acknowledgement) => ReplyOf<M> } = {
  isp_upload: readUpload,
  isp_download: readDownload,
  isp_downloadack: (_root, said) => said,
  isp_querypreviousupload: readPreviousUpload,
  isp_querybeianstatus: readStatus,
  isp_verifybamm: readPassword,
};

/**
 * Reads the text of a `return` child. Tolerant of what bureaus do: a GBK declaration in text that is no longer GBK, a
 * padded `msg`, a version or none. ProtocolFault with the reasons of reading XML, or `reply` when it is XML and no reply.
 */
export function readReply<M extends MethodName>(method: M, text: string): ReplyOf<M> {
  const root = readXml(text);
  if (localName(root) !== 'return') throw new ProtocolFault('reply', 'the reply has no return element');
  const version = root.attributes['version'];
  const said: Acknowledgement = {
    code: wholeNumber(root, 'msg_code', 999),
    message: textOf(root, 'msg') ?? '',
    ...(version === undefined ? {} : { version }),
  };
  return READERS[method](root, said);
}

function readUpload(root: XmlElement, said: Acknowledgement): UploadReply {
  const list = childNamed(root, 'dataSequences');
  if (!list) return said;
  return { ...said, missing: childrenNamed(list, 'dataSequence').map((element) => numberIn(element)) };
}

function readDownload(root: XmlElement, said: Acknowledgement): DownloadReply {
  const infos = childNamed(root, 'fileInfos');
  const file = infos && readFile(infos);
  return file ? { ...said, file: { ...file, fileName: required(infos, 'return_FileName') } } : said;
}

function readPreviousUpload(root: XmlElement, said: Acknowledgement): PreviousUploadReply {
  const infos = childNamed(root, 'fileInfos');
  // Some bureaus put the number beside the file instead of into it.
  const stated = [infos, root].find((place) => place && textOf(place, 'dataSequence') !== undefined);
  const file = infos && readFile(infos);
  // No number and no file is how "nothing uploaded yet" looks; a file whose number is not given says nothing.
  if (!stated && !file) return said;
  const dataSequence = wholeNumber(stated ?? infos ?? root, 'dataSequence');
  if (!infos || !file) return { ...said, previous: { dataSequence } };
  const fileName = textOf(infos, 'return_FileName') ?? '';
  return { ...said, previous: { dataSequence, file: { ...file, fileName } } };
}

/** A file of which nothing is given is none: that is how "nothing uploaded yet" looks. */
function readFile(infos: XmlElement): Omit<FileInfo, 'fileName'> | undefined {
  const beianInfo = textOf(infos, 'beianInfo');
  if (beianInfo === undefined) return undefined;
  return {
    beianInfo,
    beianInfoHash: required(infos, 'beianInfoHash'),
    encryptAlgorithm: wholeNumber(infos, 'encryptAlgorithm'),
    hashAlgorithm: wholeNumber(infos, 'hashAlgorithm'),
    compressionFormat: wholeNumber(infos, 'compressionFormat'),
  };
}

function readStatus(root: XmlElement, said: Acknowledgement): StatusReply {
  const info = childNamed(root, 'StatusInfo');
  if (!info) return said;
  const optional = {
    websiteName: textOf(info, 'Wzmc'),
    subjectNumber: textOf(info, 'Ztbah'),
    websiteNumber: textOf(info, 'Wzbah'),
  };
  const status: FilingStatus = {
    conditionType: wholeNumber(info, 'Cxtjlx'),
    condition: required(info, 'Cxtj'),
    filed: wholeNumber(info, 'Bazt', 1) === 0,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  return { ...said, status };
}

function readPassword(root: XmlElement, said: Acknowledgement): PasswordReply {
  return childNamed(root, 'VerifyRes') ? { ...said, right: wholeNumber(root, 'VerifyRes', 1) === 0 } : said;
}

function textOf(parent: XmlElement, name: string): string | undefined {
  const text = childNamed(parent, name)?.text.trim();
  return text === '' ? undefined : text;
}

function required(parent: XmlElement, name: string): string {
  const text = textOf(parent, name);
  if (text === undefined) throw new ProtocolFault('reply', `the reply lacks ${name}`);
  return text;
}

function wholeNumber(parent: XmlElement, name: string, max = Number.MAX_SAFE_INTEGER): number {
  const element = childNamed(parent, name);
  if (!element) throw new ProtocolFault('reply', `the reply lacks ${name}`);
  return numberIn(element, max);
}

function numberIn(element: XmlElement, max = Number.MAX_SAFE_INTEGER): number {
  const digits = element.text.trim();
  if (!/^\d{1,16}$/.test(digits) || Number(digits) > max) {
    throw new ProtocolFault('reply', `${localName(element)} of the reply is not a number it may be`);
  }
  return Number(digits);
}
