import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { METHOD_NAMES, type MethodName } from '../../../server/authority/protocol/methods.ts';
import { unpack } from '../../../server/authority/protocol/packing/pack.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import type { ReplyOf } from '../../../server/authority/protocol/replies/reply.ts';
import { writeReply } from '../../../server/authority/protocol/replies/write.ts';
import { reasonOf } from './support/faults.ts';
import { sampleBytes, sampleText, vectors, withoutLayout } from './support/samples.ts';

const cipher = { key: vectors.aesKeyAscii, iv: vectors.aesIvAscii };

describe('a composed reply', () => {
  it.each<readonly [string, MethodName]>([
    ['40-return-ok.xml', 'isp_upload'],
    ['40-return-ok.xml', 'isp_downloadack'],
    ['42-return-no-data.xml', 'isp_download'],
    ['43-return-download.xml', 'isp_download'],
    ['44-return-querypreviousupload.xml', 'isp_querypreviousupload'],
    ['45-return-querybeianstatus-filed.xml', 'isp_querybeianstatus'],
    ['47-return-verifybamm.xml', 'isp_verifybamm'],
  ])('%s is read and written again', (name, method) => {
    const text = decodeGbk(sampleBytes(name));
    const reply = readReply(method, text);
    expect(withoutLayout(writeReply(method, reply))).toBe(withoutLayout(sampleText(name)));
  });

  it('brings a file that opens', () => {
    const { file } = readReply('isp_download', sampleText('43-return-download.xml'));
    expect(file?.fileName).toBe('20240105100000_zj_000001.xml');
    expect(file && unpack(file, cipher).bytes.equals(sampleBytes('20-download-icp-bajg-approved.xml'))).toBe(
      true,
    );
  });

  it('tells the number of the previous upload', () => {
    const { previous } = readReply(
      'isp_querypreviousupload',
      sampleText('44-return-querypreviousupload.xml'),
    );
    expect(previous?.dataSequence).toBe(501);
    expect(previous?.file && unpack(previous.file, cipher).name).toBe('beianinfo.xml');
  });

  it('tells what is filed', () => {
    const { status } = readReply('isp_querybeianstatus', sampleText('45-return-querybeianstatus-filed.xml'));
    expect(status).toEqual({
      conditionType: 0,
      condition: 'example.com',
      filed: true,
      websiteName: '样例单位门户',
      subjectNumber: '浙ICP备00000000号',
      websiteNumber: '浙ICP备00000000号-1',
    });
  });
});

describe('a reply of a real bureau', () => {
  it('may lack the version, pad its message and wrap base64', () => {
    const file = readReply('isp_download', sampleText('43-return-download.xml')).file;
    const reply = { code: 3, message: '还有数据', file };
    const text = writeReply('isp_download', reply, { padMessageTo: 256, wrapBase64At: 76 });
    expect(/<msg>([^<]*)<\/msg>/.exec(text)?.[1]).toHaveLength(256);
    const read = readReply('isp_download', text);
    expect(read).toMatchObject({ code: 3, message: '还有数据' });
    expect(read.version).toBeUndefined();
    expect(read.file && unpack(read.file, cipher).name).toBe('20240105100000_zj_000001.xml');
  });

  it('may name several missing numbers', () => {
    const text =
      '<return><msg_code> 14 </msg_code><msg/><dataSequences><dataSequence>500</dataSequence><dataSequence>501</dataSequence></dataSequences></return>';
    expect(readReply('isp_upload', text)).toEqual({ code: 14, message: '', missing: [500, 501] });
  });

  it('may say that nothing was uploaded yet, with empty elements or without', () => {
    const bare =
      '<return><msg_code>0</msg_code><msg>ok</msg><fileInfos><dataSequence>0</dataSequence></fileInfos></return>';
    const empty = bare.replace('</fileInfos>', '<return_FileName/><beianInfo/><beianInfoHash/></fileInfos>');
    expect(readReply('isp_querypreviousupload', bare).previous).toEqual({ dataSequence: 0 });
    expect(readReply('isp_querypreviousupload', empty).previous).toEqual({ dataSequence: 0 });
  });

  it.each([
    ['an HTML page', '<html><body>Bad gateway</body></html>', 'html'],
    ['nothing', '', 'empty'],
    ['cut short', sampleText('43-return-download.xml').slice(0, 600), 'malformed'],
    ['another document', '<answer><msg_code>0</msg_code></answer>', 'reply'],
    ['without a code', '<return><msg>ok</msg></return>', 'reply'],
    ['with a code that is no number', '<return><msg_code>OK</msg_code></return>', 'reply'],
    ['with a code out of range', '<return><msg_code>1000</msg_code></return>', 'reply'],
    [
      'a file without its hash',
      '<return><msg_code>0</msg_code><msg/><fileInfos><beianInfo>AAAA</beianInfo></fileInfos></return>',
      'reply',
    ],
  ])('is refused when it is %s', (_what, text, reason) => {
    expect(reasonOf(() => readReply('isp_download', text))).toBe(reason);
  });
});

describe('any reply', () => {
  const message = fc.string({ unit: fc.constantFrom(...'中文 abc<>&"') }).map((text) => text.trim());
  const said = { code: fc.nat(999), message, version: fc.option(fc.constant('V.3.0'), { nil: undefined }) };
  const file = fc.record({
    beianInfo: fc.constant('AAAA'),
    beianInfoHash: fc.constant('BBBB'),
    encryptAlgorithm: fc.nat(1),
    hashAlgorithm: fc.nat(1),
    compressionFormat: fc.nat(1),
    fileName: fc.constant('a.xml'),
  });
  const replies: { readonly [M in MethodName]: fc.Arbitrary<ReplyOf<M>> } = {
    isp_upload: fc.record(
      { ...said, missing: fc.array(fc.nat(), { minLength: 1 }) },
      { requiredKeys: ['code', 'message'] },
    ),
    isp_download: fc.record({ ...said, file }, { requiredKeys: ['code', 'message'] }),
    isp_downloadack: fc.record(said),
    isp_querypreviousupload: fc.record({
      ...said,
      previous: fc.record({ dataSequence: fc.nat(), file }, { requiredKeys: ['dataSequence'] }),
    }),
    isp_querybeianstatus: fc.record({
      ...said,
      status: fc.record({
        conditionType: fc.nat(11),
        condition: fc.constant('example.com'),
        filed: fc.boolean(),
      }),
    }),
    isp_verifybamm: fc.record({ ...said, right: fc.boolean() }, { requiredKeys: ['code', 'message'] }),
  };

  it.each(METHOD_NAMES)('of %s comes back from its text as it was', (method) => {
    expectRoundTrip(method);
  });

  function expectRoundTrip<M extends MethodName>(method: M): void {
    fc.assert(
      fc.property(replies[method], (reply) => {
        expect(readReply(method, writeReply(method, reply))).toEqual(reply);
      }),
      { numRuns: 50 },
    );
  }
});
