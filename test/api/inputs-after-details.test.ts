import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aPaper, putFile } from '../testkit/papers.ts';
import { startService, type Service } from '../testkit/service.ts';
import { refusals } from './refusals.ts';

let service: Service;
let desk: Desk;
let owner: Applicant;
let reviewer: Caller;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  owner = await desk.applicant();
  reviewer = await desk.reviewer();
});
afterAll(() => service.stop());

describe('requestMaterialUpload', () => {
  let filing: Filing;
  beforeAll(async () => {
    filing = await owner.files(aCompany()).upTo('START');
    for (const purpose of ['IDENTITY_PAPERS', 'FACE'] as const) await filing.consents(purpose);
  });
  const paper = { kind: 'SUBJECT_CERTIFICATE', contentType: 'image/jpeg', bytes: 1000 };

  it.each([
    ['another type', { contentType: 'application/zip' }, ['contentType MATERIAL_TYPE']],
    ['more than twenty megabytes', { bytes: 20 * 1024 * 1024 + 1 }, ['bytes MATERIAL_TOO_LARGE']],
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
      'This file cannot be used. Upload a JPG, PNG, GIF or HEIC picture; a paper may also be a one-page PDF.',
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
        'consent.IDENTITY_PAPERS CONSENT_REQUIRED',
        'consent.FACE CONSENT_REQUIRED',
        'consent.AUTHORITY CONSENT_REQUIRED',
        `photo.VERIFICATION_PHOTO.${filing.websiteId} MATERIAL_MISSING`,
      ]),
    );
    expect(found.some((one) => one.startsWith('server'))).toBe(true);
    expect(found.some((one) => one.startsWith('password'))).toBe(true);
    expect(codes.filter((code) => code === 'REQUIRED').length).toBeGreaterThan(10);
    const steps = before.steps.flatMap(({ issues }) =>
      issues.map(({ path, code }) => `${path.join('.')} ${code}`),
    );
    expect(found).toEqual([...steps, 'consent.AUTHORITY CONSENT_REQUIRED'].sort());
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
