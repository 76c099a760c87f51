import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../../../server/authority/protocol/documents/document.ts';
import { answerTexts } from './support/world.ts';
import { newAccess, openFront, type Caller, type FrontWorld } from './support/front.ts';

let world: FrontWorld;
beforeAll(async () => {
  world = await openFront();
});
afterAll(() => world.close());

/** Downloads, opens and acknowledges everything that waits. */
const fetchAll = async ({ client }: Caller) => {
  const files = [];
  for (let reply = await client.download(); reply.file; reply = await client.download()) {
    const { xml, name } = client.open(reply.file);
    expect(name).toBe(reply.file.fileName);
    const { document, notes } = parseDocument(xml, 'DownloadData');
    expect(notes).toEqual([]);
    files.push({ code: reply.code, content: document.content });
    expect((await client.acknowledge(reply.file.fileName)).code).toBe(0);
  }
  return files;
};

describe('an access over the wire', () => {
  it('is uploaded, checked by text, approved, and comes back with the authority’s ids', async () => {
    const caller = await world.newCaller();
    const { document, accessId } = newAccess(caller.ispId);
    const { xml, file } = caller.client.pack(document);
    expect(await caller.client.upload(file, 1)).toEqual({ code: 0, message: '成功' });
    expect((await caller.client.download()).code).toBe(2);

    const previous = await caller.client.queryPreviousUpload();
    expect(previous.previous?.dataSequence).toBe(1);
    if (!previous.previous?.file) throw new Error('the upload is not given back');
    expect(caller.client.open(previous.previous.file).xml).toBe(xml);

    await answerTexts(world.brain, caller.ispId);
    world.advanceDays(7);
    const [word, record] = await fetchAll(caller);
    expect(word).toMatchObject({
      code: 3,
      content: {
        ICP: {
          BAJG: {
            Jg_xx: [{ Jgxx: [{ Jgdm: 1001 }], Czlx: 3, Bs: String(accessId) }],
            GJSHS: { Gjsh: [{ Shjg: 1, Jlid: accessId }] },
          },
        },
      },
    });
    expect(record).toMatchObject({
      code: 1,
      content: {
        ICP: {
          BASJ: {
            Baxx: [
              {
                Zt_xx: { Baxh: '浙ICP备2021000001号', Dwmc: '杭州示例科技有限公司' },
                Wz_xx: [
                  {
                    Baxh: '浙ICP备2021000001号-1',
                    Jr_xx: [{ IspJrid: accessId, Ispid: Number(caller.ispId), Wzfb: { Fbdd: [34] } }],
                  },
                ],
              },
            ],
          },
        },
      },
    });
  });

  it('lapses as a refusal that says so', async () => {
    const caller = await world.newCaller();
    const { document } = newAccess(caller.ispId, '浙ICP备2021000003号-1', 'chaoshi-2021');
    await caller.client.upload(caller.client.pack(document).file, 1);
    world.advanceDays(1);
    const [word] = await fetchAll(caller);
    const opinion = word?.content.ICP?.BAJG?.GJSHS?.Gjsh[0];
    expect(opinion?.Shjg).toBe(0);
    expect(opinion?.Shyj).toContain('短信核验超时');
  });

  it('is refused by the machine with codes and without an opinion', async () => {
    const caller = await world.newCaller();
    const { document } = newAccess(caller.ispId, undefined, 'wrong');
    await caller.client.upload(caller.client.pack(document).file, 1);
    const [word] = await fetchAll(caller);
    expect(word?.content.ICP?.BAJG).toMatchObject({ Jg_xx: [{ Jgxx: [{ Jgdm: 1018 }] }] });
    expect(word?.content.ICP?.BAJG?.GJSHS).toBeUndefined();
  });
});

describe('the queries', () => {
  it('answer a domain, a certificate and what is not filed', async () => {
    const { client } = await world.newCaller();
    expect((await client.queryFilingStatus(0, 'shili-keji.cn')).status).toEqual({
      conditionType: 0,
      condition: 'shili-keji.cn',
      filed: true,
      subjectNumber: '浙ICP备2021000001号',
      websiteNumber: '浙ICP备2021000001号-1',
      websiteName: '示例科技官网',
    });
    expect((await client.queryFilingStatus(1, '91330106673959654P')).status).toEqual({
      conditionType: 1,
      condition: '91330106673959654P',
      filed: true,
      subjectNumber: '浙ICP备2021000001号',
    });
    expect((await client.queryFilingStatus(0, 'weibeian.cn')).status?.filed).toBe(false);
    expect((await client.queryFilingStatus(0, 'a.c')).code).toBe(999);
  });

  it('check the filing password of a subject, also by its website’s number and as MD5', async () => {
    const caller = await world.newCaller();
    const right = { code: 0, message: '成功', right: true };
    expect(await caller.client.verifyFilingPassword('浙ICP备2021000001号', 'shili-2021')).toEqual(right);
    expect(await caller.client.verifyFilingPassword('浙ICP备2021000001号-2', 'shili-2021')).toEqual(right);
    const hashed = caller.with({ filingPasswordForm: 'md5' });
    expect(await hashed.verifyFilingPassword('浙ICP备2021000001号', 'shili-2021')).toEqual(right);
    expect((await caller.client.verifyFilingPassword('浙ICP备2021000001号', 'x')).right).toBe(false);
  });

  it('say 0 and no file before the first upload', async () => {
    const { client } = await world.newCaller();
    expect(await client.queryPreviousUpload()).toEqual({
      code: 0,
      message: '成功',
      previous: { dataSequence: 0 },
    });
  });
});

describe('result files', () => {
  it('come again until they are acknowledged', async () => {
    const { client, ispId } = await world.newCaller();
    await client.upload(client.pack(newAccess(ispId, undefined, 'wrong').document).file, 1);
    const first = await client.download();
    const again = await client.download();
    expect(again.file?.fileName).toBe(first.file?.fileName);
    expect((await client.acknowledge(first.file?.fileName ?? '')).code).toBe(0);
    expect((await client.acknowledge(first.file?.fileName ?? '')).code).toBe(0);
    expect((await client.download()).code).toBe(2);
  });
});
