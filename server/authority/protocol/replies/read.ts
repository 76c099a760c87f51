import { ProtocolFault } from '../fault.ts';
import type { MethodName } from '../methods.ts';
import { localName, type XmlElement } from '../xml/element.ts';
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

/** A name as it counts in a reply, where no two differ by case or underscores alone: `return_FileName`, `returnFilename`. */
const plainName = (name: string): string => name.toLowerCase().replaceAll('_', '');

const childrenNamed = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => plainName(localName(child)) === plainName(name));

const childNamed = (parent: XmlElement, name: string): XmlElement | undefined =>
  childrenNamed(parent, name)[0];

/**
 * Reads the text of a `return` child. Tolerant of what bureaus do: a GBK declaration in text that is no longer GBK, a
 * padded `msg`, a version or none, names in another case, values in attributes. ProtocolFault with the reasons of reading XML, or `reply` when it is XML and no reply.
 */
export function readReply<M extends MethodName>(method: M, text: string): ReplyOf<M> {
  const root = readXml(text);
  if (plainName(localName(root)) !== 'return')
    throw new ProtocolFault('reply', 'the reply has no return element');
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
  return {
    ...said,
    missing: childrenNamed(list, 'dataSequence').map(({ text }) => numberIn(text, 'dataSequence')),
  };
}

/** The element that holds the file: perhaps one within the list that its name announces. */
function infosIn(root: XmlElement): XmlElement | undefined {
  const infos = childNamed(root, 'fileInfos');
  const [only, second] = infos?.children ?? [];
  return only && !second && only.children.length > 0 ? only : infos;
}

function readDownload(root: XmlElement, said: Acknowledgement): DownloadReply {
  const infos = infosIn(root);
  const file = infos && readFile(infos);
  return file ? { ...said, file: { ...file, fileName: textOf(infos, 'return_FileName') ?? '' } } : said;
}

function readPreviousUpload(root: XmlElement, said: Acknowledgement): PreviousUploadReply {
  const infos = infosIn(root);
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
    condition: textOf(info, 'Cxtj'),
    websiteName: textOf(info, 'Wzmc'),
    subjectNumber: textOf(info, 'Ztbah'),
    websiteNumber: textOf(info, 'Wzbah'),
  };
  const status: FilingStatus = {
    filed: isZero(info, 'Bazt'),
    ...(textOf(info, 'Cxtjlx') === undefined ? {} : { conditionType: wholeNumber(info, 'Cxtjlx') }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  return { ...said, status };
}

function readPassword(root: XmlElement, said: Acknowledgement): PasswordReply {
  return textOf(root, 'VerifyRes') === undefined ? said : { ...said, right: isZero(root, 'VerifyRes') };
}

/** 0 means yes in these replies; stacks that know of truth values write it out. */
function isZero(parent: XmlElement, name: string): boolean {
  const word = textOf(parent, name)?.toLowerCase();
  return word === 'true' || (word !== 'false' && wholeNumber(parent, name, 1) === 0);
}

const writtenIn = (parent: XmlElement, name: string): string | undefined =>
  childNamed(parent, name)?.text ??
  Object.entries(parent.attributes).find(([attribute]) => plainName(attribute) === plainName(name))?.[1];

function textOf(parent: XmlElement, name: string): string | undefined {
  return writtenIn(parent, name)?.trim() || undefined;
}

function required(parent: XmlElement, name: string): string {
  const text = textOf(parent, name);
  if (text === undefined) throw new ProtocolFault('reply', `the reply lacks ${name}`);
  return text;
}

function wholeNumber(parent: XmlElement, name: string, max = Number.MAX_SAFE_INTEGER): number {
  const text = writtenIn(parent, name);
  if (text === undefined) throw new ProtocolFault('reply', `the reply lacks ${name}`);
  return numberIn(text, name, max);
}

function numberIn(text: string, name: string, max = Number.MAX_SAFE_INTEGER): number {
  const digits = text.trim();
  if (!/^\d{1,16}$/.test(digits) || Number(digits) > max) {
    throw new ProtocolFault('reply', `${name} of the reply is not a number it may be`);
  }
  return Number(digits);
}
