import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandVal, passwordHash } from '../../../server/authority/protocol/authentication.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { readResponse } from '../../../server/authority/protocol/soap/response.ts';
import { folderFirst, namedInGbk } from '../foreign/support/archives.ts';
import { packedZip } from '../protocol/support/zips.ts';
import { newAccess, openFront, type Caller, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

type Message = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type?: string };

const post = async (url: string, { body, type = 'text/xml; charset=utf-8' }: Message): Promise<number> => {
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
  return readReply('isp_download', readResponse(await answer.text())).code;
};

const signed = ({ config }: Caller): string[] => {
  const randVal = createRandVal();
  return [String(config.ispId), config.userName, randVal, passwordHash(config.password, randVal), '0'];
};

const enveloped = (inner: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${inner}</S:Body></S:Envelope>`;

const byName = (names: readonly string[], values: readonly string[]): string =>
  names.map((name, at) => `<${name}>${values[at] ?? ''}</${name}>`).join('');

describe('the rehearsal takes the calls of other software', () => {
  it.each([
    ['by their place from 0', ['in0', 'in1', 'in2', 'in3', 'in4']],
    ['by their place from 0, as JAX-WS names them', ['arg0', 'arg1', 'arg2', 'arg3', 'arg4']],
    ['by their place from 1', ['param1', 'param2', 'param3', 'param4', 'param5']],
    ['in capitals', ['ISPID', 'USERNAME', 'RANDVAL', 'PWDHASH', 'HASHALGORITHM']],
  ])('with parameters %s', async (_how, names) => {
    const caller = await world.newCaller();
    const call = enveloped(
      `<m:isp_download xmlns:m="urn:m">${byName(names, signed(caller))}</m:isp_download>`,
    );
    expect(await post(caller.config.urls.upload, { body: call })).toBe(2);
  });

  it('with parameters that are referred to', async () => {
    const caller = await world.newCaller();
    const values = signed(caller);
    const names = ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm'];
    const references = names.map((name, at) => `<${name} href="#id${at}"/>`).join('');
    const targets = values.map((value, at) => `<multiRef id="id${at}">${value}</multiRef>`).join('');
    const call = enveloped(`<isp_download>${references}</isp_download>${targets}`);
    expect(await post(caller.config.urls.upload, { body: call })).toBe(2);
  });

  it('in GBK, whatever the header says, and in parts', async () => {
    const caller = await world.newCaller();
    const call = enveloped(
      `<isp_downloadack>${byName(
        ['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm', 'fileName'],
        [...signed(caller), '没有的文件.xml'],
      )}</isp_downloadack>`,
    );
    const inGbk = new Uint8Array(iconv.encode(call, 'gbk'));
    const parts = `--b\r\nContent-Type: application/xop+xml\r\n\r\n${call}\r\n--b--\r\n`;
    const { upload } = caller.config.urls;
    for (const message of [
      { body: inGbk, type: 'text/xml; charset=GBK' },
      { body: inGbk },
      { body: parts, type: 'multipart/related; boundary=b; type="application/xop+xml"' },
    ])
      expect(await post(upload, message)).toBe(999);
  });

  it.each(['/', '//'])('at its address with %s behind it, and in other letters', async (behind) => {
    const caller = await world.newCaller();
    const body = enveloped(
      `<isp_download>${byName(['ispID', 'userName', 'randVal', 'pwdHash', 'hashAlgorithm'], signed(caller))}</isp_download>`,
    );
    expect(await post(`${caller.config.urls.upload}${behind}`, { body })).toBe(2);
    expect(
      await post(caller.config.urls.upload.toLowerCase().replace('ispwebservice', 'IspWebService'), {
        body: body.replace(/<randVal>\w+/, `<randVal>${'x'.repeat(19)}`),
      }),
    ).toBe(16);
    const described = await fetch(`${caller.config.urls.upload}${behind}?WSDL`);
    expect(await described.text()).toContain('<wsdl:definitions');
  });
});

describe('the rehearsal takes the files of other software', () => {
  it.each([
    [
      'in a folder of the archive',
      (xml: string) => folderFirst('temp/', 'temp/备案.xml', iconv.encode(xml, 'gbk')),
    ],
    ['with a Chinese name', (xml: string) => namedInGbk('备案数据.xml', iconv.encode(xml, 'gbk'))],
    ['in UTF-8', (xml: string) => folderFirst('a/', 'a/b.xml', Buffer.from(xml.replace('GBK', 'UTF-8')))],
  ])('%s', async (_how, zipOf) => {
    const caller = await world.newCaller();
    const { document } = newAccess(caller.ispId);
    const { xml } = caller.client.pack(document);
    const file = packedZip(zipOf(xml));
    expect((await caller.client.upload(file, 1)).code).toBe(0);
    const { previous } = await caller.client.queryPreviousUpload();
    expect(previous?.dataSequence).toBe(1);
    // Nothing was found wrong with it: no result of a broken file waits.
    expect((await caller.client.download()).code).toBe(2);
  });
});
