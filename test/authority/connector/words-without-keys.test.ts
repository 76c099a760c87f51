import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openNotice } from '../../../server/authority/connector/storing/notices.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
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

describe('a word that names nothing decides nothing, though one order alone waits', () => {
  it.each([
    ['an approval without act and id', opinion({ approved: true, act: null })],
    ['an approval of an access without an id', opinion({ approved: true })],
    ['an approval of some record with another id', opinion({ approved: true, act: null, id: 4711n })],
    ['a refusal without act and id', opinion({ approved: false, act: null, text: '材料不清晰' })],
    ['a machine’s approval without a key', checked(null, [{ code: 1001 }])],
    ['a machine’s refusal without a key', checked(null, [{ code: 1002, text: '材料不清晰' }])],
    ['a data error without a key', checked(null, [{ code: 1018 }])],
    ['a fault of the provider’s rights without a key', checked(null, [{ code: 1054 }])],
    ['a number that is nobody’s', checked('粤ICP备2021999999号-1', [{ code: 1001 }])],
    ['an id that is nobody’s', checked('4711', [{ code: 1001 }])],
  ])('%s', async (_what, words) => {
    const { filing } = await bureau.handedOver();
    await bureau.says(`<BAJG>${words}</BAJG>`);
    expect(await filing.state()).toBe('AWAITING_SMS');
    expect(await bureau.decisionsOf(filing)).toEqual([]);
    const notices = await bureau.notices();
    expect(notices).toHaveLength(1);
    const [notice] = notices;
    if (!notice) return;
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    expect(openNotice(sealer, desk.tenant, notice)).toMatchObject({ code: expect.any(Number) as number });
    expect(notice.handledAt).toBeNull();
  });
});

describe('a word on an access is found', () => {
  it('by the authority’s own id of the website, where it says that it is on a new access', async () => {
    const { filing, number } = await bureau.handedOver();
    const { subjectId } = await prisma().filing.findUniqueOrThrow({ where: { id: filing.id } });
    const subjectNumber = number.replace(/-\d+$/, '');
    const { id: recordId } = await prisma().filingRecord.upsert({
      where: { providerId_mode_subjectNumber: { ...desk.tenant, subjectNumber } },
      create: { id: 'rec_words', ...desk.tenant, subjectNumber, subjectId, source: 'DOWNLOAD' },
      update: {},
    });
    const site = { recordId, websiteNumber: number, domains: [], authorityWebsiteId: 880_001n };
    await prisma().website.create({ data: { id: 'web_words', ...desk.tenant, ...site } });
    await bureau.says(`<BAJG>${opinion({ id: 880_001n, approved: false, act: null })}</BAJG>`);
    expect(await filing.state()).toBe('AWAITING_SMS');
    await bureau.says(`<BAJG>${opinion({ id: 880_001n, approved: false })}</BAJG>`);
    expect(await filing.state()).toBe('REFUSED');
  });
});

describe('a result on a broken file', () => {
  it.each([1, 5, 7, 35])('that names our file is ours, though it calls the act %i', async (act) => {
    const [other, { filing, sequence }] = [await bureau.handedOver(), await bureau.handedOver()];
    await bureau.says(
      `<BAJG>${checked(null, [{ code: 5001, text: `beianinfo${sequence}.xml` }], act)}</BAJG>`,
    );
    expect(await filing.state()).toBe('QUEUED');
    expect(await other.filing.state()).toBe('AWAITING_SMS');
  });

  it('that names no file is meant for the one that waits, unless other acts may be meant', async () => {
    const { filing } = await bureau.handedOver();
    await bureau.says(`<BAJG>${checked(null, [{ code: 5001 }], 5)}</BAJG>`);
    expect(await filing.state()).toBe('AWAITING_SMS');
    await service.services.authority.send(desk.tenant, 'cancel-access:web_x:7', {
      kind: 'CANCEL_ACCESS',
      authorityId: 7_000_000_777n,
      reasonCode: 1,
    });
    await bureau.says(`<BAJG>${checked(null, [{ code: 5001 }])}</BAJG>`);
    expect(await filing.state()).toBe('AWAITING_SMS');
    expect(await bureau.notices()).not.toEqual([]);
  });

  it('that names no file is meant for the only one there is', async () => {
    const { filing } = await bureau.handedOver();
    await bureau.says(`<BAJG>${checked(null, [{ code: 5001 }])}</BAJG>`);
    expect(await filing.state()).toBe('QUEUED');
  });
});
