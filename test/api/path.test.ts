import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompany, aCompanyOfGuangdong } from '../testkit/companies.ts';
import { eachDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

const RESULT = `query ($id: ID!) { filing(id: $id) {
  decidedAt handedOverAt expectedBy smsCheck { outcome phoneMasked }
  result { subjectNumber publicSecurityDeadline sites { websiteNumber hangNumber footerHtml domains } } } }`;

type ResultShown = {
  filing: {
    smsCheck: { outcome: string; phoneMasked: string | null } | null;
    result: {
      subjectNumber: string;
      publicSecurityDeadline: string;
      sites: { websiteNumber: string; hangNumber: string; footerHtml: string; domains: string[] }[];
    };
  };
};

const resultOf = async (filing: Filing) =>
  (await filing.owner.caller.query<ResultShown>(RESULT, { id: filing.id })).filing;

const marks: Record<string, string> = { DONE: 'x', OPEN: 'o', LOCKED: '-', ATTENTION: '!', NOT_NEEDED: ' ' };

/** State and steps as one line: TYPE SERVER PASSWORD DETAILS MATERIALS PHOTO SMS MAIL RESULT. */
const standing = async (filing: Filing): Promise<string> => {
  const { state, steps } = await filing.shown();
  return `${state} ${steps.map(({ status }) => marks[status] ?? status).join('')}`;
};

eachDatabase((open) => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await open() });
    desk = await aDesk(service);
  });
  afterAll(() => service.stop());

  describe('a filing of a company in Zhejiang with a service code', () => {
    let filing: Filing;
    let code: string;
    const company = aCompany();

    beforeAll(async () => {
      const owner = await desk.applicant();
      const host = await desk.applicant();
      const { codes } = (await desk.provider.succeed('issueServiceCodes', {
        serverId: await host.usualServer(),
        count: 1,
        grantedTo: owner.externalRef,
      })) as unknown as { codes: string[] };
      code = codes[0] ?? '';
      filing = await owner.files(company).upTo('START');
    });

    it('goes through every state and step to the approved number', async () => {
      const seen = [await standing(filing)];
      await filing.does('verifyServer', { websiteId: filing.websiteId, serviceCode: code });
      seen.push(await standing(filing));
      filing.isAt('VERIFY_SERVER');
      const rest: Milestone[] = [
        'VERIFY_PASSWORD',
        'SAVE_DETAILS',
        'UPLOAD',
        'SUBMIT',
        'PASS',
        'HAND_OVER',
        'SMS',
        'APPROVE',
      ];
      for (const milestone of rest) {
        await filing.goes(milestone);
        seen.push(await standing(filing));
      }
      expect(seen).toEqual([
        'DRAFT xo----- -',
        'DRAFT xxo---- -',
        'DRAFT xxxooo- -',
        'DRAFT xxxxoo- -',
        'DRAFT xxxxxx- -',
        'IN_REVIEW xxxxxx- o',
        'QUEUED xxxxxx- o',
        'AWAITING_SMS xxxxxx! o',
        'AT_AUTHORITY xxxxxxx o',
        'APPROVED xxxxxxx x',
      ]);
    });

    it('tells its history in Chinese and in English, numbered without gaps', async () => {
      const english = (await filing.shown({ language: 'en' })).timeline;
      const chinese = (await filing.shown({ language: 'zh-CN' })).timeline;
      expect(english.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      const { server } = (await desk.service.services.database.prisma.filingWebsite.findUniqueOrThrow({
        where: { id: filing.websiteId },
        include: { server: true },
      })) as { server: { instanceRef: string } };
      expect(english.map(({ text }) => text)).toEqual([
        'The access filing was started.',
        `The server was verified: ${server.instanceRef}.`,
        'The filing password was verified.',
        'Consent was given: processing photos of certificates and documents.',
        'Consent was given: processing a photo of your face.',
        'Consent was given: submitting the filing to the communications authority.',
        'Submitted; waiting for review.',
        'The review was passed; waiting to be submitted to the authority.',
        'Submitted to the authority. Complete the SMS check within 24 hours.',
        'The SMS check was completed; the authority is reviewing.',
        'The authority approved the access filing.',
      ]);
      expect(chinese.map(({ text }) => text)).toEqual([
        '已开始填写接入备案。',
        `服务器已通过验证：${server.instanceRef}。`,
        '备案密码已通过验证。',
        '已同意处理证件和资料照片。',
        '已同意处理人脸照片。',
        '已同意提交通信管理局。',
        '已提交，等待初审。',
        '初审通过，等待提交管局。',
        '已提交管局，请在 24 小时内完成短信核验。',
        '短信核验已完成，管局审核中。',
        '管局审核通过，接入成功。',
      ]);
      expect(english.map(({ actor }) => actor)).toEqual([
        ...Array<string>(7).fill('APPLICANT'),
        'STAFF',
        'SYSTEM',
        'APPLICANT',
        'AUTHORITY',
      ]);
    });

    it('ends with the number to hang, the HTML to paste and the day of the public security filing', async () => {
      const { result, smsCheck } = await resultOf(filing);
      const { subjectNumber, websiteNumber, domain, phone } = company.member;
      expect(result).toMatchObject({ subjectNumber });
      expect(result.sites).toEqual([
        {
          websiteNumber,
          hangNumber: websiteNumber,
          footerHtml: `<a href="https://beian.miit.gov.cn/" target="_blank" rel="noopener">${websiteNumber}</a>`,
          domains: [domain],
        },
      ]);
      const now = await desk.clock.now();
      const days = (Date.parse(result.publicSecurityDeadline) - now.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(28);
      expect(days).toBeLessThan(31);
      expect(smsCheck?.outcome).toBe('DONE');
      expect(smsCheck?.phoneMasked ?? '').not.toContain(phone.slice(3, 7));
    });

    it('burns its service code for good', async () => {
      const { prisma } = service.services.database;
      expect(
        await prisma.serviceCode.findMany({
          where: { filingWebsiteId: filing.websiteId },
          select: { status: true },
        }),
      ).toEqual([{ status: 'BURNT' }]);
      const again = await filing.owner.files(aCompany()).upTo('START');
      const refused = await again.tries('verifyServer', { websiteId: again.websiteId, serviceCode: code });
      expect(refused).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: ['serviceCode'], code: 'SERVICE_CODE_USED' }],
      });
    });

    it('forgets its filing password', async () => {
      const row = await service.services.database.prisma.filing.findUniqueOrThrow({
        where: { id: filing.id },
      });
      expect(row.password).toBeNull();
    });

    it('leaves nothing to file when the type is asked again', async () => {
      expect(await filing.owner.caller.mutate('determineFilingType', company.type)).toMatchObject({
        __typename: 'OtherFilingType',
        type: 'NOTHING_TO_FILE',
        row: 4,
        why: 'This website is already filed and already served by this provider.',
      });
    });
  });

  describe('a filing of a company in Guangdong in May 2019', () => {
    it('needs no SMS check, goes straight to the authority and hangs the number of the subject', async () => {
      const then = await aDesk(service);
      await then.clock.standsAt('2019-05-08T10:00:00+08:00');
      const owner = await then.applicant();
      const filing = await owner.files(aCompanyOfGuangdong()).upTo('HAND_OVER');
      const shown = await filing.shown();
      expect(shown.state).toBe('AT_AUTHORITY');
      expect(shown.steps.find(({ key }) => key === 'SMS')?.status).toBe('NOT_NEEDED');
      expect(shown.timeline.at(-1)).toMatchObject({ type: 'HAND_OVER', actor: 'SYSTEM' });
      await filing.goes('APPROVE');
      const { result } = await resultOf(filing);
      const { subjectNumber, websiteNumber } = filing.company.member;
      expect(result.sites).toMatchObject([{ websiteNumber, hangNumber: subjectNumber }]);
      expect(result.publicSecurityDeadline).toMatch(/^2019-/);
    });
  });
});
