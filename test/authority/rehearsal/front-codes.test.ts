import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProtocolClient } from '../../../server/authority/protocol/client.ts';
import { replyText } from '../../../schema/messages/codes.ts';
import { REPLY_CODES } from '../../../server/authority/protocol/codes/reply-codes.ts';
import { encodeGbk } from '../../../server/authority/protocol/gbk.ts';
import { METHOD_NAMES } from '../../../server/authority/protocol/methods.ts';
import { packArchive, packXml, type PackedFile } from '../../../server/authority/protocol/packing/pack.ts';
import { readReply } from '../../../server/authority/protocol/replies/read.ts';
import { passwordHash } from '../../../server/authority/protocol/authentication.ts';
import { writeRequest } from '../../../server/authority/protocol/soap/request.ts';
import { readResponse } from '../../../server/authority/protocol/soap/response.ts';
import { newAccess, openFront, type Caller, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

const packed = ({ client, ispId }: Caller): PackedFile => client.pack(newAccess(ispId).document).file;

describe('a call of somebody who is not who it says', () => {
  it('is refused with 12 for an unknown number, 4 for the name and 5 for the password', async () => {
    const caller = await world.newCaller();
    expect((await caller.with({ ispId: 5 }).download()).code).toBe(12);
    expect((await caller.with({ userName: 'somebody' }).download()).code).toBe(4);
    expect((await caller.with({ password: 'guessed' }).download()).code).toBe(5);
  });

  it('is refused with 16 for a short random value and with 10 for an unknown hash', async () => {
    const { config } = await world.newCaller();
    const call = async (randVal: string, hashAlgorithm: number) => {
      const pwdHash = passwordHash(config.password, randVal);
      const { ispId, userName } = config;
      const body = writeRequest(
        'isp_download',
        { ispId, userName, randVal, pwdHash, hashAlgorithm },
        { namespace: 'urn:x', spelling: 'ispId' },
      );
      const answer = await fetch(config.urls.upload, { method: 'POST', body });
      return readReply('isp_download', readResponse(await answer.text())).code;
    };
    expect(await call('abcdefghijklmnopqrs', 0)).toBe(16);
    expect(await call('abcdefghijklmnopqrst', 1)).toBe(10);
    expect(await call('abcdefghijklmnopqrst', 0)).toBe(2);
  });
});

describe('an upload that is packed wrongly', () => {
  const wrong: [string, number, (file: PackedFile, caller: Caller) => PackedFile][] = [
    ['an unknown encryption', 9, (file) => ({ ...file, encryptAlgorithm: 3 })],
    ['an unknown hash', 10, (file) => ({ ...file, hashAlgorithm: 3 })],
    ['an unknown compression', 11, (file) => ({ ...file, compressionFormat: 3 })],
    ['content that is no base64', 6, (file) => ({ ...file, beianInfo: '§§' })],
    [
      'another key',
      6,
      (_file, { with: withConfig, ispId }) =>
        withConfig({ aesKey: 'fedcba9876543210' }).pack(newAccess(ispId).document).file,
    ],
    ['another hash', 7, (file) => ({ ...file, beianInfoHash: 'AAAAAAAAAAAAAAAAAAAAAA==' })],
    ['a hash that is none', 7, (file) => ({ ...file, beianInfoHash: '§§' })],
    ['no archive', 8, () => packArchive(encodeGbk('<UploadData/>'))],
    ['two files', 17, () => packArchive(zipSync({ 'a.xml': encodeGbk('<a/>'), 'b.xml': encodeGbk('<b/>') }))],
    ['a file with a path', 17, () => packArchive(zipSync({ '../a.xml': encodeGbk('<a/>') }))],
    [
      'more than fifty megabytes',
      18,
      () => packArchive(zipSync({ 'a.xml': new Uint8Array(50 * 1024 * 1024 + 1).fill(32) })),
    ],
  ];
  it.each(wrong)('with %s is refused with %i and takes no number', async (_what, code, spoil) => {
    const caller = await world.newCaller();
    const reply = await caller.client.upload(spoil(packed(caller), caller), 1);
    expect(reply.code).toBe(code);
    expect((await caller.client.queryPreviousUpload()).previous?.dataSequence).toBe(0);
  });

  it('is taken without encryption', async () => {
    const caller = await world.newCaller();
    const plain = caller.with({ encryptAlgorithm: 0 });
    expect((await plain.upload(plain.pack(newAccess(caller.ispId).document).file, 1)).code).toBe(0);
  });
});

describe('an upload whose content is wrong', () => {
  const tell = async (xml: string, caller: Caller) => {
    const { client } = caller;
    expect((await client.upload(packXml(xml, { entryName: 'wrong.xml' }), 1)).code).toBe(0);
    const { file } = await client.download();
    if (!file) throw new Error('no result came');
    return client.open(file).xml;
  };

  it('is taken, and a result names the file that breaks the schema', async () => {
    const caller = await world.newCaller();
    const xml = caller.client.pack(newAccess(caller.ispId).document).xml.replace(/<ICPmm>.*<\/ICPmm>/, '');
    expect(await tell(xml, caller)).toMatch(/<Jgdm>5001<\/Jgdm>\s*<Dmms>wrong\.xml<\/Dmms>/);
  });

  it('is told from one of another unit and from one of another version', async () => {
    const caller = await world.newCaller();
    const { xml } = caller.client.pack(newAccess(caller.ispId).document);
    const foreign = xml.replace(/<Qqdwid>\d+/, '<Qqdwid>77');
    expect(await tell(foreign, caller)).toContain('<Jgdm>5003</Jgdm>');
    const other = await world.newCaller();
    expect(
      await tell(other.client.pack(newAccess(other.ispId).document).xml.replace('V.3.0', 'V.2.1'), other),
    ).toMatch(/<Jgdm>5004<\/Jgdm>\s*<Dmms>.*V\.3\.0/);
  });

  it('need not even be XML or GBK', async () => {
    const caller = await world.newCaller();
    const noGbk = packArchive(zipSync({ 'bytes.xml': new Uint8Array([60, 97, 0xff, 0xff, 0x80]) }));
    expect((await caller.client.upload(noGbk, 1)).code).toBe(0);
    const { file } = await caller.client.download();
    expect(file && caller.client.open(file).xml).toContain('5001');
    expect(await tell('not XML', await world.newCaller())).toContain('5001');
  });
});

describe('upload numbers over the wire', () => {
  it('name what is missing with 14 and refuse a number twice with 999', async () => {
    const caller = await world.newCaller();
    expect(await caller.client.upload(packed(caller), 4)).toMatchObject({ code: 14, missing: [1, 2, 3] });
    expect((await caller.client.upload(packed(caller), 1)).code).toBe(0);
    expect((await caller.client.upload(packed(caller), 1)).code).toBe(999);
    expect((await caller.client.queryPreviousUpload()).previous?.dataSequence).toBe(1);
  });
});

describe('the codes of downloads and queries', () => {
  it('are 2 with nothing, 3 while more waits, 1 for the last, 21 without a name', async () => {
    const { client, ispId } = await world.newCaller();
    expect((await client.download()).code).toBe(2);
    for (const xml of ['<a/>', '<b/>']) await world.brain.play(ispId, { kind: 'XML', xml });
    const first = await client.download();
    expect(first.code).toBe(3);
    await client.acknowledge(first.file?.fileName ?? '');
    expect((await client.download()).code).toBe(1);
    expect((await client.acknowledge('')).code).toBe(21);
    expect((await client.acknowledge('unknown.xml')).code).toBe(999);
  });

  it('are 22 once a password was checked too often', async () => {
    const { client } = await world.newCaller();
    for (let round = 0; round < 10; round += 1) {
      expect((await client.verifyFilingPassword('浙ICP备2021000001号', 'wrong')).code).toBe(0);
    }
    expect((await client.verifyFilingPassword('浙ICP备2021000001号', 'shili-2021')).code).toBe(22);
  });
});

describe('a played code', () => {
  const calls: Record<(typeof METHOD_NAMES)[number], (caller: Caller) => Promise<{ code: number }>> = {
    isp_upload: (caller) => caller.client.upload(packed(caller), 1),
    isp_download: ({ client }) => client.download(),
    isp_downloadack: ({ client }) => client.acknowledge('x.xml'),
    isp_querypreviousupload: ({ client }) => client.queryPreviousUpload(),
    isp_querybeianstatus: ({ client }) => client.queryFilingStatus(0, 'shili-keji.cn'),
    isp_verifybamm: ({ client }) => client.verifyFilingPassword('浙ICP备2021000001号', 'x'),
  };
  it.each(METHOD_NAMES)('can be any of them for %s, and changes nothing', async (method) => {
    const caller = await world.newCaller();
    for (const { code } of REPLY_CODES) {
      world.control.arm({ ispId: caller.ispId, method, play: { code }, times: 1 });
      expect(await calls[method](caller)).toMatchObject({ code, message: replyText(code, 'zh-CN') });
    }
    expect((await caller.client.queryPreviousUpload()).previous?.dataSequence).toBe(0);
  });
});

describe('what is no call at all', () => {
  it('gets a SOAP fault', async () => {
    const { config } = await world.newCaller();
    const post = (url: string, body: string) => fetch(url, { method: 'POST', body });
    for (const body of ['', 'hello', '<a/>', '<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>']) {
      const answer = await post(config.urls.upload, body);
      expect(answer.status).toBe(500);
      expect(await answer.text()).toContain('soapenv:Client');
    }
    const misplaced = writeRequest(
      'isp_verifybamm',
      { ispId: 1, userName: 'u', randVal: 'r', pwdHash: 'p', hashAlgorithm: 0, baxh: 'b', bamm: 'm' },
      { namespace: 'urn:x', spelling: 'ispID' },
    );
    expect((await post(config.urls.upload, misplaced)).status).toBe(500);
    expect((await fetch(config.urls.upload)).status).toBe(405);
  });

  it('leaves a client of another address without an account', async () => {
    const { config } = await world.newCaller();
    const client = createProtocolClient({
      ...config,
      urls: { ...config.urls, upload: `${world.origin}/other` },
    });
    await expect(client.download()).rejects.toThrow();
  });
});
