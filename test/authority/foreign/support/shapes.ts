import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { folderFirst, namedInGbk } from './archives.ts';
import {
  documentIn,
  inUtf8,
  methodIn,
  PLAIN,
  shape,
  withoutDeclaration,
  withReturned,
  zipped,
  type Answer,
  type Shape,
} from './shape.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

const inEncoding =
  (encoding: string, type: string) =>
  (envelope: string): Answer => ({
    bytes: iconv.encode(envelope.replace(/^\s*<\?xml[^>]*\?>/, ''), encoding),
    type,
  });

const BOUNDARY = 'uuid:7f3a-part';

/** A message of several parts; the first holds the envelope. */
const ofParts = (envelope: string, id: string, content: Buffer, contentType: string): Answer => ({
  type: `multipart/related; type="application/xop+xml"; start="<root@bureau>"; boundary="${BOUNDARY}"; start-info="text/xml"`,
  bytes: Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Type: application/xop+xml; charset=UTF-8; type="text/xml"\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <root@bureau>\r\n\r\n${envelope}\r\n--${BOUNDARY}\r\nContent-Type: ${contentType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]),
});

const include = (id: string): string =>
  `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${encodeURIComponent(id)}"/>`;

const wholeAsPart = (envelope: string): Answer =>
  ofParts(
    withReturned(envelope, () => include('1@bureau')),
    '1@bureau',
    iconv.encode(documentIn(envelope), 'gbk'),
    'text/xml; charset=GBK',
  );

const fileAsPart = (envelope: string): Answer => {
  const document = withoutDeclaration(documentIn(envelope));
  const packed = /<beianInfo>([^<]*)<\/beianInfo>/.exec(document)?.[1];
  if (packed === undefined) return inUtf8(envelope);
  const placed = document.replace(/<beianInfo>[^<]*/, `<beianInfo>${include('file@bureau')}`);
  return ofParts(
    withReturned(envelope, () => placed),
    'file@bureau',
    Buffer.from(packed, 'base64'),
    'application/octet-stream',
  );
};

const byReference = (envelope: string): Answer => {
  const method = methodIn(envelope);
  const [, written = ''] = /<(?:[\w.-]+:)?return[^>]*>([\s\S]*?)<\/(?:[\w.-]+:)?return>/.exec(envelope) ?? [];
  return inUtf8(
    `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body><ns1:${method}Response soapenv:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" xmlns:ns1="urn:axis"><${method}Return href="#id0"/></ns1:${method}Response><multiRef id="id0" xsi:type="xsd:string" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${written}</multiRef></soapenv:Body></soapenv:Envelope>`,
  );
};

const inSoap12 = (envelope: string): Answer => {
  const method = methodIn(envelope);
  const inner =
    withReturned(envelope, (written) => written).match(/<(?:[\w.-]+:)?return[^>]*>([\s\S]*?)</)?.[1] ?? '';
  return {
    type: `application/soap+xml; charset=utf-8; action="urn:${method}Response"`,
    bytes: Buffer.from(
      `<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Header><wsa:To xmlns:wsa="urn:wsa">x</wsa:To></env:Header><env:Body><b:${method}Response xmlns:b="urn:b"><b:${method}Result>${inner}</b:${method}Result></b:${method}Response></env:Body></env:Envelope>`,
    ),
  };
};

const CASES: readonly (readonly [string, string])[] = [
  ['msg_code', 'MSG_CODE'],
  ['fileInfos', 'FileInfos'],
  ['return_FileName', 'returnFilename'],
  ['beianInfoHash', 'BeianInfoHash'],
  ['VerifyRes', 'verifyRes'],
  ['Bazt', 'BAZT'],
];

const otherwiseSpelled = (xml: string): string =>
  CASES.reduce(
    (text, [name, other]) =>
      text.replaceAll(`<${name}>`, `<${other}>\n `).replaceAll(`</${name}>`, ` </${other}>`),
    xml,
  );

/** Prefixes in the file, and names in another case. */
const prefixed = (xml: string): string =>
  xml
    .replace(/<(\/?)([A-Za-z_])/g, '<$1m:$2')
    .replace('<m:DownloadData ', '<m:DownloadData xmlns:m="urn:miit" ')
    .replaceAll('m:Jgdm>', 'm:JGDM>');

const asPacked = (encode: (xml: string) => Buffer) => ({
  pack: (xml: string, fileName: string) => zipped({ [fileName]: encode(xml) }),
});

/** Shapes that harm nothing by being read, each seen or to be expected of some software. */
export const SHAPES: readonly Shape[] = [
  shape('an envelope in GBK, as its header says', { answer: inEncoding('gbk', 'text/xml; charset=GBK') }),
  shape('an envelope in GB 18030', { answer: inEncoding('gb18030', 'text/xml;charset="GB18030"') }),
  shape('GBK bytes under a header that says UTF-8', { answer: inEncoding('gbk', 'text/xml; charset=utf-8') }),
  shape('a byte order mark, and NUL at the end', {
    answer: (envelope) => ({ ...inUtf8(envelope), bytes: Buffer.from(`\ufeff${envelope}\n\0\0\0`) }),
  }),
  shape('an envelope in UTF-16', {
    answer: (envelope) => ({
      type: 'text/xml; charset=utf-16',
      bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(withoutDeclaration(envelope), 'utf16le')]),
    }),
  }),
  shape('a compressed answer (gzip)', {
    answer: (envelope) => ({
      ...inUtf8(envelope),
      bytes: gzipSync(envelope),
      headers: { 'content-encoding': 'gzip' },
    }),
  }),
  shape('the document as a part of its own (MTOM)', { answer: wholeAsPart }),
  shape('the file as a part of its own (MTOM)', { answer: fileAsPart }),
  shape('a string that is referred to (multiRef)', { answer: byReference }),
  shape('SOAP 1.2 with a header and other names', { answer: inSoap12 }),
  shape('one return within another', {
    answer: (envelope) =>
      inUtf8(withReturned(envelope, (written) => `<return>\n<return>${written}</return>\n</return>`)),
  }),
  shape('the document in place of a string', {
    answer: (envelope) =>
      inUtf8(
        withReturned(envelope, (_written, document) =>
          withoutDeclaration(document).replace(/^<return>|<\/return>\s*$/g, ''),
        ),
      ),
  }),
  shape('a marked section (CDATA)', {
    answer: (envelope) => inUtf8(withReturned(envelope, (_written, document) => `<![CDATA[${document}]]>`)),
  }),
  shape('a document escaped twice', {
    answer: (envelope) => inUtf8(withReturned(envelope, (written) => written.replaceAll('&', '&amp;'))),
  }),
  shape('a document in base64', {
    answer: (envelope) =>
      inUtf8(
        withReturned(envelope, (_written, document) => iconv.encode(document, 'gbk').toString('base64')),
      ),
  }),
  shape('other spellings and white space in the reply', { reply: otherwiseSpelled }),
  shape('a bare ampersand and a comment in the reply', {
    reply: (xml) => xml.replace(/<msg>[^<]*/, '<!-- a & b --><msg>A&B 成功 & more'),
  }),
  shape('values as attributes', {
    reply: (xml) =>
      xml.replace(
        /<return>\s*<msg_code>(\d+)<\/msg_code><msg>([^<]*)<\/msg>/,
        '<return version="V.3.0" msg_code="$1" msg="$2">',
      ),
  }),
  shape('truth values, and neither condition nor name of the file said back', {
    reply: (xml) =>
      xml
        .replace(/<Cxtj>[^<]*<\/Cxtj>/, '')
        .replace(/<return_FileName>[^<]*<\/return_FileName>/, '')
        .replace('<VerifyRes>0', '<VerifyRes>true')
        .replace('<Bazt>0', '<Bazt>true'),
  }),
  shape('the number beside the file, and the file within its list', {
    reply: (xml) =>
      xml
        .replace(/(<fileInfos>[\s\S]*?)(<dataSequence>\d+<\/dataSequence>)/, '$2$1')
        .replace('<fileInfos>', '<fileInfos><fileInfo>')
        .replace('</fileInfos>', '</fileInfo></fileInfos>')
        .replace('<fileInfos><fileInfo></fileInfo></fileInfos>', ''),
  }),
  shape('a file in a folder of the archive', {
    pack: (xml, fileName) => folderFirst('temp/', `temp/${fileName}`, iconv.encode(xml, 'gbk')),
  }),
  shape('a file under an absolute path', {
    pack: (xml, fileName) => zipped({ [`/data/out/${fileName}`]: iconv.encode(xml, 'gbk') }),
  }),
  shape('a file with a Chinese name in GBK', {
    pack: (xml) => namedInGbk('备案结果.xml', iconv.encode(xml, 'gbk')),
  }),
  shape(
    'a file in UTF-8 under a GBK declaration',
    asPacked((xml) => Buffer.from(xml.replace('1001', '1001<!-- 中华人民共和国 -->'))),
  ),
  shape(
    'a file in GB 18030, with a rare character',
    asPacked((xml) => iconv.encode(xml.replace('<BAJG>', '<BAJG><!-- 䶮 -->'), 'gb18030')),
  ),
  shape(
    'a file in UTF-16',
    asPacked((xml) => iconv.encode(xml, 'utf-16')),
  ),
  shape(
    'a file with prefixes and a name in another case',
    asPacked((xml) => iconv.encode(prefixed(xml), 'gbk')),
  ),
  shape('a file that is only compressed (gzip)', { pack: (xml) => gzipSync(iconv.encode(xml, 'gbk')) }),
  shape('a hash in hexadecimal', {
    digest: (zip) => createHash('md5').update(zip).digest('hex').toUpperCase(),
  }),
  PLAIN,
];
