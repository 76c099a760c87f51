import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../server/rehearse/company.ts';
import type { IssueShown } from '../testkit/answers.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Caller, Language, Result } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aPaper, putFile } from '../testkit/papers.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
let owner: Applicant;
let reviewer: Caller;
beforeAll(async () => {
  service = await startService({ database: await openEmbeddedForTest() });
  desk = await aDesk(service);
  owner = await desk.applicant();
  reviewer = await desk.reviewer();
});
afterAll(() => service.stop());

const CHINESE = /[\u4e00-\u9fff]/;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** Each issue as `path code`, after holding its message to the language asked for. */
function said(result: Result, language: Language): string[] {
  expect(result.__typename, JSON.stringify(result)).toBe('ValidationError');
  expect(result.code).toBe('VALIDATION');
  const issues: IssueShown[] = result.issues ?? [];
  for (const { message } of issues) {
    expect(message.length).toBeGreaterThan(5);
    expect(message, 'no parameter is left open').not.toMatch(/\{\w+\}/);
    if (language === 'zh-CN') expect(message).toMatch(CHINESE);
    else expect(message.replace(/[“"].*?[”"]/g, '').replace(/浙ICP备\d+号/g, '')).not.toMatch(CHINESE);
  }
  return issues.map(({ path, code }) => `${path.join('.')} ${code}`).sort();
}

/** The same refusal in both languages. */
async function refusals(ask: (language: Language) => Promise<Result>): Promise<string[]> {
  const [first, second] = [said(await ask('en'), 'en'), said(await ask('zh-CN'), 'zh-CN')];
  expect(second).toEqual(first);
  return first;
}

describe('determineFilingType', () => {
  const wrong: [string, Partial<Company['type']>, string[]][] = [
    ['a province that is none', { province: '999999' }, ['province PROVINCE_UNKNOWN']],
    ['a city of another province', { city: '440100' }, ['city DIVISION_ELSEWHERE']],
    ['a certificate of another nature', { nature: 'PERSONAL' }, ['certificateType CERTIFICATE_TYPE_NATURE']],
    [
      'a unified code with a wrong check character',
      { certificateNumber: '91330106673959654X' },
      ['certificateNumber UNIFIED_CODE_CHECK'],
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
          'subjectPerson.certificateNumber ID_CARD_CHECK',
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

describe('requestMaterialUpload', () => {
  let filing: Filing;
  beforeAll(async () => void (filing = await owner.files(aCompany()).upTo('START')));
  const paper = { kind: 'SUBJECT_CERTIFICATE', contentType: 'image/jpeg', bytes: 1000 };

  it.each([
    ['another type', { contentType: 'application/pdf' }, ['contentType MATERIAL_TYPE']],
    ['more than four megabytes', { bytes: 4 * 1024 * 1024 + 1 }, ['bytes MATERIAL_TOO_LARGE']],
    ['nothing', { bytes: 0 }, ['bytes MATERIAL_TOO_SMALL']],
    ['a paper of a site without the site', { kind: 'VERIFICATION_FORM' }, ['websiteId REQUIRED']],
    [
      'all of it wrong',
      { contentType: 'text/html', bytes: 99_999_999, kind: 'VERIFICATION_PHOTO' },
      ['bytes MATERIAL_TOO_LARGE', 'contentType MATERIAL_TYPE', 'websiteId REQUIRED'],
    ],
  ])('refuses %s', async (_what, change, expected) => {
    const found = await refusals((language) =>
      filing.tries('requestMaterialUpload', { ...paper, ...change }, owner.caller, { language }),
    );
    expect(found).toEqual(expected);
  });

  it('and the upload itself refuses a file that is no picture, another one, and a forged link', async () => {
    const file = Buffer.from('<html>not a picture</html>'.repeat(20));
    const link = async (bytes: number) =>
      (
        (await filing.does('requestMaterialUpload', { ...paper, bytes })) as unknown as {
          upload: { url: string };
        }
      ).upload.url;
    const refused = await putFile(await link(file.length), file);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'MATERIAL_TYPE' });
    const url = await link(file.length);
    const forged = await putFile(
      url.replace(/[0-9a-zA-Z]$/, (sign) => (sign === 'a' ? 'b' : 'a')),
      file,
    );
    expect(forged.status).toBe(403);
    const good = await aPaper();
    const changed = await putFile(await link(good.length - 5), good);
    expect(await changed.json()).toMatchObject({ code: 'MATERIAL_CHANGED' });
    const { filing: read } = await owner.caller.query<{
      filing: { materials: { status: string; refusal: string | null; refusalMessage: string | null }[] };
    }>('query ($id: ID!) { filing(id: $id) { materials { status refusal refusalMessage } } }', {
      id: filing.id,
    });
    expect(read.materials.find(({ refusal }) => refusal === 'MATERIAL_TYPE')?.refusalMessage).toBe(
      'This file is not a picture we can use. Upload a JPEG, PNG or GIF.',
    );
  });
});

describe('submitFiling', () => {
  it('answers with everything that is missing, step by step, and changes nothing', async () => {
    const filing = await owner.files(aCompany()).upTo('START');
    const before = await filing.shown();
    const found = await refusals((language) => filing.tries('submitFiling', {}, owner.caller, { language }));
    const codes = found.map((one) => one.split(' ')[1]);
    expect(found).toEqual(
      expect.arrayContaining([
        'materials.SUBJECT_CERTIFICATE MATERIAL_MISSING',
        'materials.SUBJECT_PERSON_CERTIFICATE_FRONT MATERIAL_MISSING',
        'photo.consent CONSENT_MISSING',
        `photo.VERIFICATION_PHOTO.${filing.websiteId} MATERIAL_MISSING`,
      ]),
    );
    expect(found.some((one) => one.startsWith('server'))).toBe(true);
    expect(found.some((one) => one.startsWith('password'))).toBe(true);
    expect(codes.filter((code) => code === 'REQUIRED').length).toBeGreaterThan(10);
    const steps = before.steps.flatMap(({ issues }) =>
      issues.map(({ path, code }) => `${path.join('.')} ${code}`),
    );
    expect(found).toEqual(steps.sort());
    expect(await filing.shown()).toEqual(before);
  });
});

describe('the review', () => {
  let filing: Filing;
  beforeAll(async () => void (filing = await owner.files(aCompany()).upTo('SUBMIT')));

  it.each([
    ['returnFiling', { remarks: [] }, ['remarks RETURN_REMARK_REQUIRED']],
    ['returnFiling', { remarks: [{ message: '  ' }] }, ['remarks RETURN_REMARK_REQUIRED']],
    ['requestOriginals', { requested: ' ', copies: 1 }, ['requested REQUIRED']],
    ['requestOriginals', { requested: '原件', copies: 0 }, ['copies NUMBER_OUT_OF_RANGE']],
    ['requestOriginals', { requested: '原件', copies: 11 }, ['copies NUMBER_OUT_OF_RANGE']],
  ])('%s refuses %j', async (name, input, expected) => {
    const found = await refusals((language) => filing.tries(name, input, reviewer, { language }));
    expect(found).toEqual(expected);
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('shows its remarks beside the fields of the step they speak of', async () => {
    const remarks = [
      { path: ['subjectPerson', 'mobile'], message: '号码无法接通' },
      { path: ['materials', 'SUBJECT_CERTIFICATE'], message: '图片不清晰' },
    ];
    await filing.does('returnFiling', { remarks }, reviewer);
    expect(await filing.state()).toBe('RETURNED');
    const issues = async (key: string) =>
      (await filing.stepOf(key)).issues.map(({ path, code, message }) => [path.join('.'), code, message]);
    expect(await issues('DETAILS')).toEqual([
      ['subjectPerson.mobile', 'REVIEW_REMARK', 'The reviewer says: 号码无法接通'],
    ]);
    expect(await issues('MATERIALS')).toEqual([
      ['materials.SUBJECT_CERTIFICATE', 'REVIEW_REMARK', 'The reviewer says: 图片不清晰'],
    ]);
  });

  it('asks for originals and checks how they are sent', async () => {
    await filing.does('resubmitFiling');
    await filing.does('requestOriginals', { requested: '核验单', copies: 2 }, reviewer);
    const found = await refusals((language) =>
      filing.tries('recordShipment', { courier: ' ', trackingNumber: '??' }, owner.caller, { language }),
    );
    expect(found).toEqual(['courier COURIER_REQUIRED', 'trackingNumber TRACKING_NUMBER_INVALID']);
    await filing.does('recordShipment', { courier: '顺丰', trackingNumber: 'SF 1234-567890' });
    await filing.does('receiveOriginals', {}, reviewer);
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('the provider’s own mutations', () => {
  const server = {
    instanceRef: 'i-1',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    ips: ['47.96.10.1'],
    termMonths: 12,
    expiresAt: '2040-01-01T00:00:00Z',
  };
  it.each([
    ['createApplicantSession', { externalRef: ' ' }, ['externalRef REQUIRED']],
    ['createApplicantSession', { externalRef: 'x'.repeat(201) }, ['externalRef TOO_LONG']],
    ['createStaffSession', { externalRef: 'r', displayName: '' }, ['displayName REQUIRED']],
    ['createApiKey', { kind: 'SECRET', name: ' ' }, ['name REQUIRED']],
    ['createApiKey', { kind: 'SECRET', name: 'x'.repeat(101) }, ['name TOO_LONG']],
    ['registerServers', { servers: [{ ...server, ips: ['1.2.3'] }] }, ['servers.0.ips.0 IP_INVALID']],
    [
      'registerServers',
      { servers: [server, { ...server, instanceRef: '', termMonths: -1 }] },
      ['servers.1.instanceRef REQUIRED', 'servers.1.termMonths NUMBER_OUT_OF_RANGE'],
    ],
    ['advanceClock', { seconds: 0 }, ['seconds NUMBER_OUT_OF_RANGE']],
    ['advanceClock', { seconds: 366 * 86_400 + 1 }, ['seconds NUMBER_OUT_OF_RANGE']],
  ])('%s refuses %j', async (name, input, expected) => {
    expect(await refusals((language) => desk.provider.mutate(name, input, { language }))).toEqual(expected);
  });

  it('issueServiceCodes refuses none, and more than there are slots', async () => {
    const serverId = await (await desk.applicant()).usualServer();
    const found = (count: number) =>
      refusals((language) => desk.provider.mutate('issueServiceCodes', { serverId, count }, { language }));
    expect(await found(0)).toEqual(['count NUMBER_OUT_OF_RANGE']);
    expect(await found(6)).toEqual(['serverId SERVER_FULL']);
  });

  it('advanceClock is refused in live mode', async () => {
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const answer = await live.provider.ask('mutation { advanceClock(input: { seconds: 1 }) { __typename } }');
    expect(answer.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
