import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { heldColumn, selectedColumn } from '../../../server/platform/privacy/columns.ts';
import { handOver } from '../../../server/filing/handover/hand-over.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { authorityIdOf } from '../../../server/rehearsal/authority/brain/numbers.ts';
import { AuthorityUnavailable } from '../../../schema/rules/failures.ts';
import type { Language } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;

const download = (icp: string): string =>
  `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>${icp}</ICP></DownloadData>`;

/** The authority says this, and it is fetched. */
async function says(icp: string): Promise<void> {
  const ispId = await service.brain.accountOf(desk.tenant.providerId);
  await service.brain.play(ispId, { kind: 'XML', xml: download(icp) });
  await pollResults(service.services, desk.tenant);
}

type Line = { code: number; text?: string };

const checked = (key: string | null, ...lines: Line[]): string =>
  `<Jg_xx>${lines
    .map(({ code, text }) => `<Jgxx><Jgdm>${code}</Jgdm>${text ? `<Dmms>${text}</Dmms>` : ''}</Jgxx>`)
    .join('')}<Czlx>3</Czlx>${key === null ? '' : `<Bs>${key}</Bs>`}</Jg_xx>`;

const opinion = (id: bigint, approved: boolean, text: string): string =>
  `<GJSHS><Gjsh><Shsj>2021-03-05 10:30:00</Shsj><Shyj>${text}</Shyj><Shjg>${approved ? 1 : 0}</Shjg><Czlx>3</Czlx><Jlid>${id}</Jlid></Gjsh></GJSHS>`;

async function handedOver(): Promise<{ filing: Filing; accessId: bigint; number: string; sequence: bigint }> {
  const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
  const site = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
  const submission = await prisma().submission.findFirstOrThrow({ where: { filingId: filing.id } });
  return {
    filing,
    accessId: site.accessId ?? 0n,
    number: site.websiteNumber,
    sequence: submission.sequence ?? 0n,
  };
}

const sealer = () => service.services.privacy.forProvider(desk.tenant.providerId);

/** What was decided, the bureau's words opened. */
const decisionOf = async (filing: Filing) => {
  const row = await prisma().decision.findFirst({
    where: { submission: { filingId: filing.id } },
    select: { outcome: true, code: true, wordless: true, at: true, ...selectedColumn('opinion') },
  });
  if (!row) return null;
  const { outcome, code, wordless, at } = row;
  return { outcome, code, wordless, at, opinion: heldColumn(await sealer(), row, 'opinion') };
};

describe('why the authority refused', () => {
  const TOLD = `query ($id: ID!) { filing(id: $id) {
    steps { issues { code message } } timeline { type text } websites { resultReason } } }`;
  type Told = {
    filing: {
      steps: { issues: { code: string; message: string }[] }[];
      timeline: { type: string; text: string }[];
      websites: { resultReason: string | null }[];
    };
  };

  /** In each place where a reader of this language is told it. */
  const toldIn = async (filing: Filing, language: Language): Promise<string[]> => {
    const asked = await filing.owner.caller.query<Told>(TOLD, { id: filing.id }, { language });
    const { steps, timeline, websites } = asked.filing;
    const issues = steps.flatMap((step) => step.issues.filter(({ code }) => code === 'REFUSED_BY_AUTHORITY'));
    const told = [
      ...issues.map(({ message }) => message),
      ...timeline.filter(({ type }) => type === 'REFUSE').map(({ text }) => text),
      ...websites.map(({ resultReason }) => resultReason ?? ''),
    ];
    // Beside the field, in the last step, in the history and at the website.
    expect(told.length).toBeGreaterThanOrEqual(4);
    return told;
  };

  const HAN = /\p{Script=Han}/u;

  it('is told in the reader’s language where it wrote no words', async () => {
    const { filing, accessId } = await handedOver();
    await says(`<BAJG>${checked(String(accessId), { code: 1009 }, { code: 1011 })}</BAJG>`);
    for (const text of await toldIn(filing, 'en')) {
      expect(text).toMatch(/invalid e-mail; invalid mobile/);
      expect(text).not.toMatch(HAN);
    }
    for (const text of await toldIn(filing, 'zh-CN')) expect(text).toContain('电子邮箱无效；手机号码无效');
  });

  it('is told with its own words where it wrote some, and their meaning to who does not read them', async () => {
    const { filing, accessId } = await handedOver();
    await says(`<BAJG>${checked(String(accessId), { code: 1009, text: '邮箱不通' }, { code: 1011 })}</BAJG>`);
    for (const text of await toldIn(filing, 'en'))
      expect(text).toContain('invalid e-mail; invalid mobile (in its own words: “邮箱不通”)');
    for (const text of await toldIn(filing, 'zh-CN')) {
      expect(text).toContain('邮箱不通；另有：手机号码无效');
      expect(text).not.toContain('电子邮箱无效');
    }
  });
});

describe('a result finds its filing', () => {
  it('by our own id of the access', async () => {
    const { filing, accessId } = await handedOver();
    await says(
      `<BAJG>${checked(String(accessId), { code: 1018, text: '备案密码不符' }, { code: 1019 })}</BAJG>`,
    );
    expect(await filing.state()).toBe('REFUSED');
    expect(await decisionOf(filing)).toMatchObject({
      code: 1018,
      opinion: '备案密码不符',
      wordless: [1019],
    });
  });

  it('by the number of the website', async () => {
    const { filing, number } = await handedOver();
    await says(`<BAJG>${checked(number, { code: 1064 })}</BAJG>`);
    expect(await filing.state()).toBe('REFUSED');
    expect(await decisionOf(filing)).toMatchObject({ code: 1064 });
  });

  it('by the bureau’s opinion alone', async () => {
    const { filing, accessId } = await handedOver();
    await says(`<BAJG>${opinion(accessId, false, '材料不清晰')}</BAJG>`);
    expect(await filing.state()).toBe('REFUSED');
    expect(await decisionOf(filing)).toEqual({
      outcome: 'REFUSED',
      code: 1002,
      opinion: '材料不清晰',
      wordless: [],
      at: new Date('2021-03-05T10:30:00+08:00'),
    });
  });

  it('by both at once, though each names it in its own way', async () => {
    const { filing, accessId, number } = await handedOver();
    await says(
      `<BAJG>${checked(number, { code: 1002 })}${opinion(accessId, false, '网站名称不规范')}</BAJG>`,
    );
    expect(await decisionOf(filing)).toMatchObject({ code: 1002, opinion: '网站名称不规范' });
  });

  it('by the name of the broken file', async () => {
    const [other, { filing, sequence }] = [await handedOver(), await handedOver()];
    await says(`<BAJG>${checked(null, { code: 5001, text: `beianinfo${sequence}.xml` })}</BAJG>`);
    expect(await filing.state()).toBe('QUEUED');
    expect(
      await prisma().submission.findFirst({ where: { filingId: filing.id }, orderBy: { attempt: 'desc' } }),
    ).toMatchObject({ status: 'FAILED', failureCode: 5001 });
    expect(await other.filing.state()).toBe('AWAITING_SMS');
  });

  it('or none, when it could be meant for several', async () => {
    const filings = [await handedOver(), await handedOver()];
    await says(`<BAJG>${checked(null, { code: 5004, text: '接口版本错误' })}</BAJG>`);
    for (const { filing } of filings) expect(await filing.state()).toBe('AWAITING_SMS');
    const last = await prisma().authorityMessage.findFirst({
      where: { direction: 'RECEIVED' },
      orderBy: { id: 'desc' },
    });
    expect(last).toMatchObject({ status: 'APPLIED', reason: '1 of its results fit no filing of ours' });
    const notice = { ...desk.tenant, list: 'BAJG', messageId: last?.id ?? '' };
    expect(await prisma().authorityNotice.count({ where: notice })).toBe(1);
  });

  test.each([1060, 1062])('and %i on the way decides nothing', async (code) => {
    const { filing, accessId } = await handedOver();
    await says(`<BAJG>${checked(String(accessId), { code })}</BAJG>`);
    expect(await filing.state()).toBe('AWAITING_SMS');
    expect(await decisionOf(filing)).toBeNull();
  });

  test.each(['短信核验超时：未在24小时内完成短信核验，请重新提交', '未在规定时间内完成短信核验'])(
    'and "%s" means that the SMS check lapsed',
    async (text) => {
      const { filing, accessId } = await handedOver();
      await says(
        `<BAJG>${checked(String(accessId), { code: 1002 })}${opinion(accessId, false, text)}</BAJG>`,
      );
      expect(await filing.state()).toBe('SMS_LAPSED');
    },
  );

  it('and is found by it: what was sent and what came', async () => {
    const { filing, accessId } = await handedOver();
    await says(`<BAJG>${checked(String(accessId), { code: 1001 })}${opinion(accessId, true, '同意')}</BAJG>`);
    const messages = await prisma().authorityMessage.findMany({
      where: { filingIds: { has: filing.id } },
      orderBy: { id: 'asc' },
    });
    expect(messages.map(({ direction, operation, status }) => [direction, operation, status])).toEqual([
      ['SENT', 'XZJR', 'ACCEPTED'],
      ['RECEIVED', 'BAJG', 'APPLIED'],
    ]);
  });
});

it('a word that comes before its acceptance is written down waits until it is', async () => {
  const filing = await (await desk.applicant()).files(aCompany()).upTo('PASS');
  const { services } = service;
  const dying = {
    ...services,
    authority: {
      ...services.authority,
      submit: async (...given: Parameters<typeof services.authority.submit>) => {
        await services.authority.submit(...given);
        throw new AuthorityUnavailable(1);
      },
    },
  };
  await expect(handOver(dying, desk.tenant)).rejects.toBeInstanceOf(AuthorityUnavailable);
  const { accessId } = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
  await says(`<BAJG>${checked(String(accessId), { code: 1018 })}</BAJG>`);
  expect(await filing.state()).toBe('QUEUED');
  await handOver(services, desk.tenant);
  await pollResults(services, desk.tenant);
  expect(await filing.state()).toBe('REFUSED');
  const sent = await prisma().authorityMessage.count({
    where: { filingIds: { has: filing.id }, method: 'isp_upload' },
  });
  expect(sent).toBe(1);
});

describe('a refused cancellation of access', () => {
  const refused = (id: bigint | null): string =>
    `<BAJG><Jg_xx><Jgxx><Jgdm>1002</Jgdm></Jgxx><Czlx>5</Czlx><Bs>${id}</Bs></Jg_xx><GJSHS><Gjsh><Shsj>2021-03-05 10:30:00</Shsj><Shyj>请先处理投诉</Shyj><Shjg>0</Shjg><Czlx>5</Czlx><Jlid>${id}</Jlid></Gjsh></GJSHS></BAJG>`;

  it('is noted with the bureau’s words when we had asked, and left alone when other software had', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    const { websiteNumber } = filing.company.member;
    const website = () => prisma().website.findFirstOrThrow({ where: { ...desk.tenant, websiteNumber } });
    const { id, authorityAccessId } = await website();
    await says(refused(authorityAccessId));
    expect(await website()).toMatchObject({ cancelAskedAt: null, cancelRefusedAt: null });

    await service.services.authority.send(desk.tenant, `cancel-access:${id}:${authorityAccessId}`, {
      kind: 'CANCEL_ACCESS',
      // One that the rehearsal does not know, so that only what is played is said of ours.
      authorityId: 7_000_000_123n,
      reasonCode: 1,
    });
    await says(refused(authorityAccessId));
    await says(refused(authorityAccessId));
    expect(await website()).toMatchObject({
      cancelRefusedAt: expect.any(Date) as unknown,
      cancelCode: 1002,
      cancelRefusals: 1,
    });
    expect(heldColumn(await sealer(), await website(), 'cancelOpinion')).toBe('请先处理投诉');
  });
});

describe('the authority’s own records', () => {
  it('give ours their ids, and strike them off again', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    const { websiteNumber } = filing.company.member;
    const website = () =>
      prisma().website.findFirstOrThrow({ where: { websiteNumber }, include: { record: true } });
    const ours = await website();
    expect(ours.authorityWebsiteId).toBe(authorityIdOf(websiteNumber));
    expect(ours.record.authoritySubjectId).toBe(authorityIdOf(ours.record.subjectNumber));
    expect(ours.authorityAccessId).not.toBeNull();

    await says(`<ZXSJ><Zxxx><Zxlb>2</Zxlb><Jlid>${ours.authorityAccessId}</Jlid></Zxxx></ZXSJ>`);
    expect(await website()).toMatchObject({
      accessCancelledAt: expect.any(Date) as unknown,
      deregisteredAt: null,
    });
    await says(`<ZXSJ><Zxxx><Zxlb>0</Zxlb><Jlid>${ours.record.authoritySubjectId}</Jlid></Zxxx></ZXSJ>`);
    expect(await website()).toMatchObject({
      deregisteredAt: expect.any(Date) as unknown,
      record: { deregisteredAt: expect.any(Date) as unknown },
    });
  });
});
