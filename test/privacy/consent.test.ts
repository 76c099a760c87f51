import { ConsentPurpose, MaterialKind } from '../../prisma/generated/client/enums.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentsFor } from '../../server/filing/draft/consent/papers.ts';
import { CONSENT_TEXTS, currentText, hashOf } from '../../server/filing/draft/consent/versions.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aPaper, putFile } from '../testkit/papers.ts';
import { startService, type Service } from '../testkit/service.ts';

let service: Service;
let desk: Desk;
let owner: Applicant;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
// A server has slots for five sites.
beforeEach(async () => void (owner = await desk.applicant()));
afterAll(() => service.stop());

const begun = (): Promise<Filing> => owner.files(aCompany()).upTo('START');
const required = (...purposes: ConsentPurpose[]) => ({
  __typename: 'ValidationError',
  issues: purposes.map((purpose) => ({ path: ['consent', purpose], code: 'CONSENT_REQUIRED' })),
});
const TEXTS = `query ($language: ConsentLanguage) {
  consentTexts(language: $language) { purpose version validFrom language title text agree hash }
}`;

describe('the texts', () => {
  it('are told to applicants, to reviewers and to a page with a publishable key, each with its hash', async () => {
    await desk.allowOrigin('https://host.example.com');
    const page = new Caller(service.url, {
      publishableKey: desk.publishableKey,
      origin: 'https://host.example.com',
    });
    // A page runs the form's own operations only, which the build lists; the scope is what is asked here.
    expect((await page.ask(TEXTS)).errors.map(({ extensions }) => extensions.code)).toEqual([
      'OPERATION_NOT_ALLOWED',
    ]);
    for (const caller of [owner.caller, await desk.reviewer(), desk.provider])
      for (const language of ['ZH_CN', 'EN']) {
        const { consentTexts } = await caller.query<{
          consentTexts: { purpose: string; text: string; hash: string; version: string }[];
        }>(TEXTS, { language });
        expect(consentTexts.map(({ purpose }) => purpose)).toEqual(Object.values(ConsentPurpose));
        for (const { text, hash } of consentTexts)
          expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(hash);
      }
    expect((await new Caller(service.url, {}).ask(TEXTS)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  // A word that is changed in place would leave consents to words that nobody can show any more.
  it.each([
    ['FILING', 'zh-CN', '39274b768359e804c0090ef5934504127faf90c76c14143a57a5cf9f2acbf85f'],
    ['FILING', 'en', 'fab21eac0cc12b2e3dbeeebc39de7d1d61e24352d3e3940934ba81c08c902b44'],
    ['IDENTITY_PAPERS', 'zh-CN', 'bb0c859f2fa37b89b58c993817cd59cc96ef82435c0a0b7165bd18515a918413'],
    ['IDENTITY_PAPERS', 'en', '5ae4ccdb36d091aea8f8268f99c1fe128db4a6a751ca22447d5986aab354ffa8'],
    ['FACE', 'zh-CN', '0ad0fbeba590d5f048bc6f5a5b0f2a5a1c7db21092444be91f017868f2eb1537'],
    ['FACE', 'en', '37eff3b2a445116afc62fc010e0f6f6f5bf2ddca34cf55e54b1a13f29136589f'],
    ['AUTHORITY', 'zh-CN', '3f30f0a7715aac929e48dd358734939c8b520b7d2859ef49fd83578deff3329d'],
    ['AUTHORITY', 'en', 'c98380a7a39c76c73aba457873e4f7fcbefdd2c6b62e736e33f634ad7b899853'],
  ] as const)('of the first version stay as they were agreed to: %s in %s', (purpose, locale, hash) => {
    const found = CONSENT_TEXTS.find((one) => one.purpose === purpose && one.version === '2026-11-29');
    expect(found && hashOf(found.words[locale])).toBe(hash);
  });

  it('follow one another by their day, and an earlier clock has the first', () => {
    const [first] = Object.values(ConsentPurpose).map((purpose) => currentText(purpose, new Date()));
    if (!first) throw new Error('no text');
    const later = { ...first, version: 'later', validFrom: '2030-01-01' };
    const at = (day: string) =>
      currentText(first.purpose, new Date(`${day}T04:00:00Z`), [later, first]).version;
    expect([at('2019-05-08'), at('2029-12-31'), at('2030-01-01'), at('2031-01-01')]).toEqual([
      first.version,
      first.version,
      'later',
      'later',
    ]);
  });
});

describe('an agreement', () => {
  it.each([
    ['an older version', { version: '2026-11' }, 'version'],
    ['nonsense', { version: 'nonsense' }, 'version'],
    ['the version with other words', { hash: '0'.repeat(64) }, 'hash'],
    ['the words of the other language', { language: 'EN' }, 'hash'],
  ])('to %s is refused and stores nothing', async (_what, change, field) => {
    const filing = await begun();
    const input = { filingId: filing.id, ...agreementTo('FACE'), ...change };
    expect(await owner.caller.mutate('grantConsent', input)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: [field], code: 'CONSENT_TEXT_OUTDATED' }],
    });
    const { prisma } = service.services.database;
    expect(await prisma.consent.count({ where: { filingId: filing.id, purpose: 'FACE' } })).toBe(0);
  });

  it('before there is a filing is answered with no filing, whatever of it is asked for', async () => {
    const fresh = await desk.applicant(undefined, { agrees: false });
    const { answer } = await fresh.caller.query<{ answer: unknown }>(
      `mutation ($input: GrantConsentInput!) {
        answer: grantConsent(input: $input) {
          ... on GrantConsentSuccess { filing { id steps { key } consents { purpose } } consent { purpose } }
        }
      }`,
      { input: agreementTo('FILING') },
    );
    expect(answer).toEqual({ filing: null, consent: { purpose: 'FILING' } });
  });

  it('is stored with purpose, version, hash, language and time, once, and comes along into the filing', async () => {
    const fresh = await desk.applicant(undefined, { agrees: false });
    const agreement = agreementTo('FILING');
    for (const _ of [1, 2]) await fresh.caller.succeed('grantConsent', agreement);
    const filing = await fresh.files(aCompany()).upTo('START');
    const rows = await service.services.database.prisma.consent.findMany({
      where: { applicantId: fresh.id },
      orderBy: { id: 'asc' },
    });
    const row = { ...agreement, language: 'zh-CN', withdrawnAt: null };
    expect(rows).toMatchObject([
      { ...row, filingId: null },
      { ...row, filingId: filing.id },
    ]);
    expect(rows[1]?.grantedAt).toEqual(rows[0]?.grantedAt);
  });

  it('to anything but the data of a filing needs the filing', async () => {
    for (const purpose of ['IDENTITY_PAPERS', 'FACE', 'AUTHORITY'] as const)
      expect(await owner.caller.mutate('grantConsent', agreementTo(purpose))).toMatchObject({
        issues: [{ path: ['filingId'], code: 'REQUIRED' }],
      });
  });
});

describe('nothing personal is kept without its consent', () => {
  /** What is in the way, by taking away the one consent that a filing begins with. */
  const withoutFiling = async (): Promise<Filing> => {
    const filing = await begun();
    await service.services.database.prisma.consent.deleteMany({ where: { filingId: filing.id } });
    return filing;
  };

  it('neither the type check nor a filing', async () => {
    const fresh = await desk.applicant(undefined, { agrees: false });
    const { prisma } = service.services.database;
    expect(await fresh.caller.mutate('determineFilingType', aCompany().type)).toMatchObject(
      required('FILING'),
    );
    expect(await prisma.determination.count({ where: { applicantId: fresh.id } })).toBe(0);
    const determinationId = await owner.determines(aCompany());
    await prisma.determination.update({ where: { id: determinationId }, data: { applicantId: fresh.id } });
    expect(await fresh.caller.mutate('startFiling', { determinationId })).toMatchObject(required('FILING'));
  });

  it('nor the details, nor where a backdrop is posted to', async () => {
    const filing = await withoutFiling();
    expect(
      await filing.tries('saveFilingDetails', { details: filing.company.details(filing.websiteIds) }),
    ).toMatchObject(required('FILING'));
    const address = { recipient: '张演练', phone: '13800000000', address: '浙江省杭州市西湖区示例路1号' };
    expect(await owner.caller.mutate('requestBackdrop', { filingId: filing.id, ...address })).toMatchObject(
      required('FILING'),
    );
    const row = await service.services.database.prisma.filing.findUniqueOrThrow({
      where: { id: filing.id },
      include: { persons: true, backdropRequest: true },
    });
    expect(row).toMatchObject({ personal: null, persons: [], backdropRequest: null, detailsSavedAt: null });
  });

  it.each(Object.values(MaterialKind))('nor the announcement of a %s', async (kind) => {
    const filing = await begun();
    const input = { kind, websiteId: filing.websiteId, contentType: 'image/jpeg', bytes: 300_000 };
    expect(await filing.tries('requestMaterialUpload', input)).toMatchObject(required(...consentsFor(kind)));
    expect(await service.services.database.prisma.material.count({ where: { filingId: filing.id } })).toBe(0);
  });

  it('nor its bytes, when the consent is taken back between the announcement and the upload', async () => {
    const filing = await begun();
    await filing.consents('IDENTITY_PAPERS');
    const paper = await aPaper();
    const input = { kind: 'SUBJECT_CERTIFICATE', contentType: 'image/jpeg', bytes: paper.length };
    const { upload } = (await filing.does('requestMaterialUpload', input)) as unknown as {
      upload: { url: string };
    };
    await filing.does('withdrawConsent', { purpose: 'IDENTITY_PAPERS' });
    await filing.consents('FACE');
    const { prisma } = service.services.database;
    await prisma.material.updateMany({ where: { filingId: filing.id }, data: { status: 'AWAITING' } });
    const refused = await putFile(upload.url, paper);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'MATERIAL_CONSENT_REQUIRED' });
    expect(await prisma.material.count({ where: { filingId: filing.id, status: 'STORED' } })).toBe(0);
  });

  it('and nothing is submitted, though all the rest is there', async () => {
    const filing = await owner.files(aCompany()).upTo('UPLOAD');
    await filing.does('withdrawConsent', { purpose: 'AUTHORITY' });
    expect(await filing.tries('submitFiling')).toMatchObject(required('AUTHORITY'));
    await filing.consents('AUTHORITY');
    await filing.does('submitFiling');
  });

  it('and newer words are asked for at the next save', async () => {
    const filing = await owner.files(aCompany()).upTo('UPLOAD');
    const { prisma } = service.services.database;
    await prisma.consent.updateMany({ where: { filingId: filing.id }, data: { version: '2026-11' } });
    const shown = await filing.shown();
    const asked = shown.steps.flatMap(({ key, issues }) =>
      issues.filter(({ code }) => code === 'CONSENT_REQUIRED').map(({ path }) => [key, path.join('.')]),
    );
    expect(asked).toEqual([
      ['DETAILS', 'consent.FILING'],
      ['MATERIALS', 'consent.IDENTITY_PAPERS'],
      ['PHOTO', 'consent.FACE'],
    ]);
    expect(await filing.tries('saveFilingDetails', { details: {} })).toMatchObject(required('FILING'));
    await filing.consents('FILING');
    await filing.does('saveFilingDetails', { details: {} });
  });
});

describe('a consent that is withdrawn', () => {
  const { stringify } = JSON;
  const rowsOf = ({ id }: Filing) =>
    service.services.database.prisma.filing.findUniqueOrThrow({
      where: { id },
      include: {
        persons: true,
        websites: true,
        materials: true,
        subject: true,
        timeline: { orderBy: { sequence: 'asc' } },
      },
    });

  it('to papers or faces destroys their pictures, and a filing in review becomes a draft', async () => {
    for (const [purpose, gone] of [
      ['FACE', ['VERIFICATION_PHOTO']],
      ['IDENTITY_PAPERS', ['SUBJECT_CERTIFICATE', 'SUBJECT_PERSON_CERTIFICATE_FRONT', 'VERIFICATION_FORM']],
    ] as const) {
      const filing = await owner.files(aCompany()).upTo('SUBMIT');
      expect(await filing.does('withdrawConsent', { purpose })).toMatchObject({
        destroyed: true,
        filing: { state: 'DRAFT' },
      });
      const { materials, timeline } = await rowsOf(filing);
      for (const { kind, status, sealedKey } of materials)
        expect([kind, status, sealedKey === null]).toEqual(
          (gone as readonly string[]).includes(kind) || consentsFor(kind).includes(purpose)
            ? [kind, 'REMOVED', true]
            : [kind, 'STORED', false],
        );
      expect(timeline.at(-1)).toMatchObject({ type: 'WITHDRAW_CONSENT', data: { what: purpose } });
      const audit = await service.services.database.prisma.auditEvent.findMany({
        where: { targetId: filing.id },
      });
      expect(audit).toMatchObject([{ action: 'CONSENT_WITHDRAWN', what: purpose, actorKind: 'APPLICANT' }]);
    }
  });

  it('to the filing itself ends it and destroys everything personal; the subject can be filed anew', async () => {
    const company = aCompany();
    const filing = await owner.files(company).upTo('SUBMIT');
    expect(await filing.does('withdrawConsent', { purpose: 'FILING' })).toMatchObject({
      destroyed: true,
      filing: { state: 'ABANDONED' },
    });
    const { persons, websites, materials, subject, personal, password } = await rowsOf(filing);
    expect({ persons, personal, password, sites: websites.map((site) => site.personal) }).toEqual({
      persons: [],
      personal: null,
      password: null,
      sites: [null],
    });
    expect(materials.every(({ status, sealedKey }) => status === 'REMOVED' && sealedKey === null)).toBe(true);
    const sealer = await service.services.privacy.forProvider(desk.tenant.providerId);
    const kept = sealer.open(subject.personal, `${subject.id}:subject`);
    expect(stringify(kept)).not.toContain(
      String(company.type['certificateNumber' as keyof typeof company.type]),
    );
    expect(await owner.caller.mutate('determineFilingType', company.type)).toMatchObject(required('FILING'));
    await owner.caller.succeed('grantConsent', agreementTo('FILING'));
    const again = await owner.files(company).upTo('SAVE_DETAILS');
    const { filing: shown } = await owner.caller.query<{
      filing: { details: { certificateNumber: string } };
    }>('query ($id: ID!) { filing(id: $id) { details(reveal: true) { certificateNumber } } }', {
      id: again.id,
    });
    expect(shown.details.certificateNumber).toBe(
      company.type['certificateNumber' as keyof typeof company.type],
    );
  });

  it('after the hand-over is noted, keeps what the law obliges to keep, says so, and nothing further is done', async () => {
    const filing = await owner.files(aCompany()).upTo('HAND_OVER');
    const before = await rowsOf(filing);
    const answer = await filing.tries('withdrawConsent', { purpose: 'FILING' }, undefined, {
      language: 'en',
    });
    expect(answer).toMatchObject({ destroyed: false, filing: { state: before.state } });
    expect(answer.message).toContain('what the law requires');
    const after = await rowsOf(filing);
    expect(after.materials).toEqual(before.materials);
    expect(after.timeline.at(-1)).toMatchObject({ type: 'WITHDRAW_CONSENT' });
    await owner.caller.succeed('grantConsent', agreementTo('FILING'));
  });

  it('of somebody else is no more to be found than an unknown one', async () => {
    const filing = await begun();
    const stranger = await desk.applicant();
    expect(
      await stranger.caller.mutate('withdrawConsent', { filingId: filing.id, purpose: 'FILING' }),
    ).toMatchObject({ __typename: 'NotFoundError' });
  });
});
