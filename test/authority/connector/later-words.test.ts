import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';
import { checked, opinion, theBureauOf, type Bureau } from './support/words.ts';

let service: Service;
let desk: Desk;
let bureau: Bureau;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
  bureau = theBureauOf(service, desk);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;

const sentencesOf = async ({ id, owner }: Filing): Promise<string[]> => {
  const { filing } = await owner.caller.query<{ filing: { timeline: { text: string }[] } }>(
    'query ($id: ID!) { filing(id: $id) { timeline { text } } }',
    { id },
    { language: 'en' },
  );
  return filing.timeline.map(({ text }) => text).filter((text) => text.includes('has since reported'));
};

const newsOf = async ({ id }: Filing) =>
  (await prisma().outboxMessage.findMany({ where: { topic: 'filing.later_word', targetId: id } })).map(
    ({ payload }) => payload,
  );

const noticesOf = async (number: string): Promise<number> =>
  (await bureau.notices()).filter(({ aboutNumber }) => aboutNumber === number).length;

/** Everybody has heard it so many times. */
async function heard(filing: Filing, number: string, times: number): Promise<void> {
  expect(await sentencesOf(filing)).toHaveLength(times);
  expect(await newsOf(filing)).toHaveLength(times);
  expect(await noticesOf(number)).toBe(times);
}

describe('a later word on a decided order reaches history, desk and webhook once', () => {
  it.each([
    ['by our own id', (id: bigint) => opinion({ id, approved: false, text: '撤销' })],
    ['by our own id, from the machine', (id: bigint) => checked(String(id), [{ code: 1002 }])],
    ['by the website’s number', (_: bigint, number: string) => checked(number, [{ code: 1002 }])],
  ])('refused after it was approved (撤销), %s', async (_how, word) => {
    const { filing, accessId, number } = await bureau.handedOver();
    await bureau.says(`<BAJG>${opinion({ id: accessId, approved: true })}</BAJG>`);
    await heard(filing, number, 0);
    for (const _again of [1, 2]) await bureau.says(`<BAJG>${word(accessId, number)}</BAJG>`);
    expect(await filing.state()).toBe('APPROVED');
    await heard(filing, number, 1);
    expect(await newsOf(filing)).toMatchObject([
      {
        id: filing.id,
        type: 'Filing',
        state: 'APPROVED',
        websiteNumber: number,
        outcome: 'REFUSED',
        code: 1002,
      },
    ]);
    expect((await sentencesOf(filing))[0]).toMatch(/refused \(code 1002\)/);
  });

  it('approved after it was refused (更正), and refused again after that', async () => {
    const { filing, accessId, number } = await bureau.handedOver();
    await bureau.says(`<BAJG>${checked(String(accessId), [{ code: 1018 }])}</BAJG>`);
    expect(await filing.state()).toBe('REFUSED');
    const corrected = opinion({ id: accessId, approved: true, text: '更正', at: '2027-02-01' });
    await bureau.says(`<BAJG>${corrected}</BAJG>`);
    await heard(filing, number, 1);
    await bureau.says(`<BAJG>${opinion({ id: accessId, approved: false, at: '2027-02-03' })}</BAJG>`);
    await heard(filing, number, 2);
    // The correction again, under another file name.
    await bureau.says(`<BAJG>${corrected}</BAJG>`);
    await heard(filing, number, 2);
    expect(await filing.state()).toBe('REFUSED');
  });

  it('approved after it was abandoned', async () => {
    const { filing, accessId, number } = await bureau.handedOver();
    await bureau.says(`<BAJG>${checked(String(accessId), [{ code: 1018 }])}</BAJG>`);
    await filing.does('abandonFiling');
    await bureau.says(`<BAJG>${checked(String(accessId), [{ code: 1001 }])}</BAJG>`);
    expect(await filing.state()).toBe('ABANDONED');
    await heard(filing, number, 1);
  });

  it('approved under the id of a former hand-over, while the next one waits: that one is not decided', async () => {
    const { filing, accessId, number } = await bureau.handedOver();
    await bureau.says(`<BAJG>${checked(String(accessId), [{ code: 1022 }])}</BAJG>`);
    await filing.does('editFiling');
    filing.isAt('UPLOAD');
    await prisma().rehearsalOrder.deleteMany({ where: { accessId } });
    await filing.goes('HAND_OVER');
    expect((await bureau.handed(filing)).accessId).not.toBe(accessId);
    await bureau.says(`<BAJG>${checked(String(accessId), [{ code: 1001 }])}</BAJG>`);
    expect(['AWAITING_SMS', 'AT_AUTHORITY']).toContain(await filing.state());
    await heard(filing, number, 1);
  });
});

describe('a full record (BASJ) that holds our own id of the access', () => {
  const record = (
    { number, accessId }: { number: string; accessId: bigint },
    changes: { ispId?: bigint; site?: string } = {},
  ) => {
    const person = '<Fzr_xm>张示例</Fzr_xm><Fzr_sjhm>13000000001</Fzr_sjhm><Fzr_dzyj>a@example.cn</Fzr_dzyj>';
    const subject = number.replace(/-\d+$/, '');
    return (ispId: bigint) =>
      `<BASJ><Baxx><Zt_xx><Ztid>710001</Ztid><Dwmc>示例</Dwmc><Txdz><Shengid>330000</Shengid></Txdz><Zj><Zjlx>1</Zjlx><Zjhm>91330106673959654P</Zjhm><Zjzs>示例路</Zjzs></Zj><Fzr>${person}</Fzr><Baxh>${subject}</Baxh><Bbyhlx>1</Bbyhlx><Scbbsj>2027-01-01</Scbbsj><Zjxgsj>2027-01-01</Zjxgsj></Zt_xx><Wz_xx><Wzid>710002</Wzid><Wzmc>示例</Wzmc><Yylb><Yylb_id>1</Yylb_id></Yylb><Ym_xx><Ymid>710003</Ymid><Ym>shili.cn</Ym></Ym_xx><Jr_xx><IspJrid>${accessId}</IspJrid><Jrid>710004</Jrid><Ispid>${changes.ispId ?? ispId}</Ispid><Wzfb><Fbdd>34</Fbdd></Wzfb><Wzjrfs><Jrfs>5</Jrfs></Wzjrfs><Ip_xx><Ipid>710005</Ipid><Qsip>3405803786</Qsip><Zzip>3405803786</Zzip></Ip_xx></Jr_xx><Wz_Fzr>${person}</Wz_Fzr><Baxh>${changes.site ?? number}</Baxh></Wz_xx></Baxx></BASJ>`;
  };
  const ours = () => service.brain.accountOf(desk.tenant.providerId);

  it('approves the order whose result was lost, once', async () => {
    const order = await bureau.handedOver();
    const basj = record(order)(await ours());
    await bureau.says(basj);
    expect(await order.filing.state()).toBe('APPROVED');
    expect(await bureau.decisionsOf(order.filing)).toMatchObject([{ outcome: 'APPROVED', code: 1001 }]);
    await bureau.says(`<BAJG>${checked(String(order.accessId), [{ code: 1001 }])}</BAJG>`);
    await bureau.says(basj);
    await heard(order.filing, order.number, 0);
  });

  it('proves nothing under another provider’s number, or on another website', async () => {
    const order = await bureau.handedOver();
    await bureau.says(record(order, { ispId: 123_456n })(0n));
    await bureau.says(record(order, { site: order.number.replace(/\d+$/, '9') })(await ours()));
    expect(await order.filing.state()).toBe('AWAITING_SMS');
    expect(await bureau.decisionsOf(order.filing)).toEqual([]);
  });
});
