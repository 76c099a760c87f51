import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Language } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { CHINESE, refusals, said } from './refusals.ts';

let service: Service;
let desk: Desk;
let owner: Applicant;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  owner = await desk.applicant();
});
afterAll(() => service.stop());

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

describe('determineFilingType', () => {
  const wrong: [string, Partial<Company['type']>, string[]][] = [
    ['a province that is none', { province: '999999' }, ['province PROVINCE_UNKNOWN']],
    ['a city of another province', { city: '440100' }, ['city DIVISION_ELSEWHERE']],
    ['a certificate of another nature', { nature: 'PERSONAL' }, ['certificateType CERTIFICATE_TYPE_NATURE']],
    [
      'a unified code with a letter that none has',
      { certificateNumber: '9133O106673959654P' },
      ['certificateNumber UNIFIED_CODE_LETTERS'],
    ],
    ['no number', { certificateNumber: ' ' }, ['certificateNumber REQUIRED']],
    ['no domain', { domains: [''] }, ['domains REQUIRED']],
    ['an address instead of a domain', { domains: ['47.96.10.1'] }, ['domains.0 DOMAIN_IS_ADDRESS']],
    ['a suffix alone', { domains: ['com.cn'] }, ['domains.0 DOMAIN_NOT_REGISTRABLE']],
    ['no domain at all but words', { domains: ['not a domain'] }, ['domains.0 DOMAIN_INVALID']],
    [
      'everything wrong at once',
      { city: '440100', certificateNumber: '', domains: ['47.96.10.1'] },
      ['certificateNumber REQUIRED', 'city DIVISION_ELSEWHERE', 'domains.0 DOMAIN_IS_ADDRESS'],
    ],
  ];

  it.each(wrong)('names %s', async (_what, change, expected) => {
    const input = { ...aCompany().type, ...change };
    const found = await refusals((language) =>
      owner.caller.mutate('determineFilingType', input, { language }),
    );
    expect(found.filter((one) => !one.startsWith('county'))).toEqual(expected);
  });

  it('says which other filing it is, why, and what to do next', async () => {
    const { type } = aCompany();
    const asked = (domains: string[], language: Language) =>
      owner.caller.mutate('determineFilingType', { ...type, domains }, { language });
    const stranger = aCompany();
    expect(await asked([stranger.member.domain], 'en')).toMatchObject({
      __typename: 'OtherFilingType',
      type: 'CONFLICT',
      row: 3,
      why: 'This domain is filed under another subject.',
    });
    const unfiled = await asked(['never-filed-anywhere.cn'], 'zh-CN');
    expect(unfiled).toMatchObject({ __typename: 'OtherFilingType', type: 'NEW_SITE_ELSEWHERE', row: 9 });
    expect(unfiled['why']).toMatch(CHINESE);
    expect(unfiled['nextSteps']).toHaveLength(1);
  });
});

describe('startFiling', () => {
  it('refuses a determination that is older than a day', async () => {
    const other = await aDesk(service);
    const applicant = await other.applicant();
    const determinationId = await applicant.determines(aCompany());
    await other.clock.passes({ hours: 25 });
    const found = await refusals((language) =>
      applicant.caller.mutate('startFiling', { determinationId }, { language }),
    );
    expect(found).toEqual(['determinationId DETERMINATION_EXPIRED']);
  });

  it('refuses a determination a second time, after its filing was abandoned', async () => {
    const determinationId = await owner.determines(aCompany());
    const started = (await owner.caller.succeed('startFiling', { determinationId })) as unknown as {
      filing: { id: string; version: number };
    };
    const { id, version } = started.filing;
    await owner.caller.succeed('abandonFiling', { filingId: id, expectedVersion: version });
    const again = await owner.caller.mutate('startFiling', { determinationId });
    expect(said(again, 'en')).toEqual(['determinationId DETERMINATION_EXPIRED']);
  });
});

describe('verifyServer', () => {
  let filing: Filing;
  beforeAll(async () => void (filing = await owner.files(aCompany()).upTo('START')));
  const future = (months: number) => new Date(Date.now() + months * 31 * 86_400_000).toISOString();

  it.each([
    ['outside the mainland', { region: 'cn-hongkong' }, ['serverId SERVER_NOT_MAINLAND']],
    ['abroad', { region: 'us-west-1' }, ['serverId SERVER_NOT_MAINLAND']],
    ['bought for too short', { termMonths: 2 }, ['serverId SERVER_TERM_TOO_SHORT']],
    ['that has ended', { expiresAt: future(-1) }, ['serverId SERVER_EXPIRED']],
    [
      'with private addresses only',
      { ips: ['10.0.0.1', '192.168.1.1'] },
      ['serverId SERVER_NO_PUBLIC_ADDRESS'],
    ],
    ['with IPv6 only', { ips: ['2400:3200::1'] }, ['serverId SERVER_NO_PUBLIC_ADDRESS']],
    ['without any address', { ips: [] }, ['serverId SERVER_NO_PUBLIC_ADDRESS']],
    ['that cannot be filed at all', { product: 'SHOP_PAGE' }, ['serverId SERVER_WRONG_KIND']],
    [
      'with everything wrong',
      { region: 'cn-hongkong', termMonths: 1, ips: ['10.0.0.1'] },
      ['serverId SERVER_NOT_MAINLAND', 'serverId SERVER_NO_PUBLIC_ADDRESS', 'serverId SERVER_TERM_TOO_SHORT'],
    ],
  ])('refuses a server %s', async (_what, facts, expected) => {
    const serverId = await owner.registersServer(facts);
    const found = await refusals((language) =>
      filing.tries('verifyServer', { websiteId: filing.websiteId, serverId }, owner.caller, { language }),
    );
    expect(found).toEqual([...expected].sort());
  });

  it.each([
    ['an unknown server', { serverId: `srv_${'0'.repeat(26)}` }, ['serverId SERVER_UNKNOWN']],
    ['neither server nor code', {}, ['serverId SERVER_OR_CODE_REQUIRED']],
    [
      'an unknown server by its ID',
      { by: { serverId: `srv_${'0'.repeat(26)}` } },
      ['by.serverId SERVER_UNKNOWN'],
    ],
    ['a cut code by its text', { by: { serviceCode: 'abc' } }, ['by.serviceCode SERVICE_CODE_INVALID']],
    ['an empty code by its text', { by: { serviceCode: '' } }, ['by.serverId SERVER_OR_CODE_REQUIRED']],
    ['a code that is cut', { serviceCode: 'abc' }, ['serviceCode SERVICE_CODE_INVALID']],
    ['a code nobody issued', { serviceCode: 'abcdef-123456-abcdef' }, ['serviceCode SERVICE_CODE_UNKNOWN']],
  ])('refuses %s', async (_what, input, expected) => {
    const found = await refusals((language) =>
      filing.tries('verifyServer', { websiteId: filing.websiteId, ...input }, owner.caller, { language }),
    );
    expect(found).toEqual(expected);
  });

  it('refuses the server of another account and a code granted to another account', async () => {
    const neighbour = await desk.applicant();
    const serverId = await neighbour.usualServer();
    const { codes } = (await desk.provider.succeed('issueServiceCodes', {
      serverId,
      count: 1,
      grantedTo: neighbour.externalRef,
    })) as unknown as { codes: string[] };
    const { websiteId } = filing;
    expect(said(await filing.tries('verifyServer', { websiteId, serverId }), 'en')).toEqual([
      'serverId SERVER_UNKNOWN',
    ]);
    expect(said(await filing.tries('verifyServer', { websiteId, serviceCode: codes[0] }), 'en')).toEqual([
      'serviceCode SERVICE_CODE_UNKNOWN',
    ]);
  });

  it('leaves what the site had when the new server is refused', async () => {
    const own = await owner.files(aCompany()).upTo('VERIFY_SERVER');
    const bad = await owner.registersServer({ region: 'cn-hongkong' });
    await own.tries('verifyServer', { websiteId: own.websiteId, serverId: bad });
    expect((await own.shown()).websites[0]?.server?.id).toBe(await owner.usualServer());
  });
});

describe('verifyFilingPassword', () => {
  it('refuses none, a shape no password has, and a wrong one with the attempts left', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
    const tried = (password: string, language: Language = 'en') =>
      filing.tries('verifyFilingPassword', { password }, filing.owner.caller, { language });
    expect(said(await tried(''), 'en')).toEqual(['password REQUIRED']);
    expect(said(await tried('空 格'), 'en')).toEqual(['password PASSWORD_SHAPE']);
    for (const left of [4, 3, 2, 1, 0]) {
      const result = await tried('wrong-1', left % 2 ? 'en' : 'zh-CN');
      expect(said(result, left % 2 ? 'en' : 'zh-CN')).toEqual(['password PASSWORD_WRONG']);
      expect(result.issues?.[0]?.message).toContain(String(left));
    }
    const limited = await tried(filing.company.member.password);
    expect(limited).toMatchObject({ __typename: 'RateLimitedError', code: 'RATE_LIMITED' });
    expect(limited.retryAfterSeconds).toBeGreaterThan(3000);
    expect((await filing.stepOf('PASSWORD')).status).not.toBe('DONE');
  });

  it('lets the right one pass again after an hour', async () => {
    const other = await aDesk(service);
    const filing = await (await other.applicant()).files(aCompany()).upTo('VERIFY_SERVER');
    for (let i = 0; i < 5; i += 1) await filing.tries('verifyFilingPassword', { password: 'wrong' });
    expect((await filing.tries('verifyFilingPassword', { password: 'x' })).__typename).toBe(
      'RateLimitedError',
    );
    await other.clock.passes({ hours: 2 });
    await filing.does('verifyFilingPassword', { password: filing.company.member.password });
  });
});

describe('saveFilingDetails', () => {
  it('keeps a draft however wrong it is, and names what is wrong in the step, in the language asked for', async () => {
    const filing = await owner.files(aCompany()).upTo('VERIFY_PASSWORD');
    const details = {
      subject: { name: '某公司', mailingAddress: '北京市海淀区' },
      subjectPerson: {
        name: '张三',
        certificateType: 'IDENTITY_CARD',
        certificateNumber: '110105194912310021',
        mobile: '12345',
        email: 'nobody',
      },
      websites: [{ websiteId: filing.websiteId, name: '官网', homepageUrl: 'www.example.org' }],
    };
    await filing.does('saveFilingDetails', { details });
    const read = await owner.caller.query<{ filing: { details: typeof details } }>(
      `query ($id: ID!) { filing(id: $id) { details(reveal: true) {
        subject { name mailingAddress } subjectPerson { name certificateType certificateNumber mobile email }
        websites { websiteId name homepageUrl } } } }`,
      { id: filing.id },
    );
    expect(read.filing.details).toEqual(details);
    for (const language of LANGUAGES) {
      const step = await filing.stepOf('DETAILS', { language });
      expect(step.status).toBe('ATTENTION');
      const found = step.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
      expect(found).toEqual(
        expect.arrayContaining([
          'subjectPerson.certificateNumber NUMBER_UNCONFIRMED',
          'subjectPerson.mobile MOBILE_INVALID',
          'subjectPerson.email EMAIL_INVALID',
        ]),
      );
      for (const { message } of step.issues) if (language === 'zh-CN') expect(message).toMatch(CHINESE);
    }
  });

  it('refuses a site that is not in the filing', async () => {
    const filing = await owner.files(aCompany()).upTo('START');
    const found = await refusals((language) =>
      filing.tries(
        'saveFilingDetails',
        { details: { websites: [{ websiteId: `fws_${'0'.repeat(26)}` }] } },
        owner.caller,
        { language },
      ),
    );
    expect(found).toEqual(['details.websites.0.websiteId WEBSITE_UNKNOWN']);
  });
});
