import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FAMILY_CONTACT_CERTIFICATE } from '../../server/rehearsal/authority/brain/family.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import {
  aLegibleCompany,
  begins,
  commitmentOf,
  DRAWN,
  follows,
  photographsCertificates,
  shoots,
  showsItself,
  textOn,
} from '../testkit/electronic.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

// Whole filings, and a form that is read back: a busy machine must not decide.
vi.setConfig({ testTimeout: 200_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service, { usualPhotos: true });
});
afterAll(() => service.stop());

const begun = async (milestone: Milestone = 'SAVE_DETAILS'): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo(milestone);

const signs = async (filing: Filing, verificationId: string, input: object = { strokes: DRAWN }) =>
  filing.owner.caller.mutate('signCommitment', {
    verificationId,
    hash: (await commitmentOf(filing)).hash,
    ...input,
  });

const complaints = async (filing: Filing): Promise<string[]> =>
  (await filing.stepOf('PHOTO')).issues.map(({ code }) => code);

const rows = () => service.services.database.prisma;

/** Ready for the signature. */
const taken = async (company = aCompany()): Promise<{ filing: Filing; id: string }> => {
  const filing = await (await desk.applicant()).files(company).upTo('SAVE_DETAILS');
  await photographsCertificates(filing);
  return { filing, id: await showsItself(filing) };
};

describe('a filing that is verified electronically', () => {
  it('goes without paper from the first picture to the approval, and its form can be read where the authority wants it small', async () => {
    const { filing, id } = await taken(aLegibleCompany());
    expect(await complaints(filing)).toEqual(['ELECTRONIC_MISSING']);
    const { verification } = (await signs(filing, id)) as unknown as {
      verification: { formId: string; pdfSha256: string };
    };
    expect(await complaints(filing)).toEqual([]);
    const form = await rows().material.findUniqueOrThrow({ where: { id: verification.formId } });
    const jpeg = await service.services.materials.attachment(form);
    expect(jpeg.toString('base64').length).toBeLessThanOrEqual(150_000);
    expect((await sharp(jpeg).metadata()).format).toBe('jpeg');
    const { domain, certificateNumber } = filing.company.member;
    const text = await textOn(jpeg);
    for (const printed of ['张演练', certificateNumber, FAMILY_CONTACT_CERTIFICATE, domain, '承诺书'])
      expect(text).toContain(printed);
    const { filing: shown } = await filing.owner.caller.query<{ filing: { verificationFormUrl: string } }>(
      'query ($id: ID!) { filing(id: $id) { verificationFormUrl(format: PDF) } }',
      { id: filing.id },
    );
    const pdf = Buffer.from(await (await fetch(shown.verificationFormUrl)).arrayBuffer());
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(verification.pdfSha256);
    filing.isAt('UPLOAD');
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });

  it('has each piece sealed, hashed and in the audit', async () => {
    const { filing, id } = await taken();
    await signs(filing, id);
    const row = await rows().electronicVerification.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.personal ?? []).toString('utf8')).not.toMatch(/演练|浙江/);
    const audited = await rows().auditEvent.findMany({
      where: { filingId: filing.id, action: { in: ['ELECTRONIC_TAKEN', 'ELECTRONIC_FORM_MADE'] } },
    });
    const pieces = await rows().material.findMany({
      where: { id: { in: [...row.frames, row.formId ?? ''] } },
    });
    expect(pieces).toHaveLength(5);
    for (const { id: piece, sha256, storageKey } of pieces) {
      expect(storageKey).not.toBeNull();
      expect(audited.find(({ targetId }) => targetId === piece)?.what).toBe(
        Buffer.from(sha256 ?? []).toString('hex'),
      );
    }
    const acts = await rows().auditEvent.findMany({ where: { targetId: id }, orderBy: { number: 'asc' } });
    expect(acts.map(({ action, what }) => [action, what])).toEqual([
      ['ELECTRONIC_BEGUN', null],
      ['ELECTRONIC_SIGNED', row.commitmentHash],
    ]);
    expect(service.log()).not.toContain(DRAWN[0]?.slice(0, 40));
  });
});

describe('what a person is asked', () => {
  it('is another each time, and looks straight ahead first', async () => {
    const filing = await begun();
    await photographsCertificates(filing);
    const asked = new Set<string>();
    for (let time = 0; time < 8; time += 1) {
      const { acts } = await begins(filing, time % 2 === 0 ? 'HEAD' : 'HAND');
      expect(acts[0]).toBe('LOOK_STRAIGHT');
      expect(new Set(acts).size).toBe(4);
      asked.add(acts.join());
    }
    expect(asked.size).toBeGreaterThan(3);
  });

  it('is answered once, in time, by pictures of this time, one for each act', async () => {
    const filing = await begun();
    await photographsCertificates(filing);
    const early = await shoots(filing, 'LIVENESS_FRAME', { websiteId: filing.websiteId });
    const { id, acts } = await begins(filing);
    const pictures = await follows(filing, acts);
    const records = async (materialIds: string[], verificationId = id) =>
      (await filing.owner.caller.mutate('recordLiveness', { verificationId, materialIds })).issues?.map(
        ({ code }) => code,
      );
    const [first = '', second = '', third = ''] = pictures;
    for (const wrong of [
      pictures.slice(1),
      [first, second, third, early],
      [first, second, second, third],
      [...pictures].reverse(),
    ])
      expect(await records(wrong)).toEqual(['ELECTRONIC_FRAMES']);
    await rows().electronicVerification.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await records(pictures)).toEqual(['ELECTRONIC_EXPIRED']);
    await rows().electronicVerification.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    expect(await records(pictures)).toBeUndefined();
    expect(await records(pictures)).toEqual(['ELECTRONIC_USED']);
    expect(await signs(filing, (await begins(filing)).id)).toMatchObject({
      issues: [{ code: 'ELECTRONIC_NOT_TAKEN' }],
    });
  });

  it('is nobody else’s to answer, and not offered where the provider does not take it', async () => {
    const { filing, id } = await taken();
    const stranger = (await desk.applicant()).caller;
    for (const [name, input] of [
      ['recordLiveness', { verificationId: id, materialIds: [] }],
      ['signCommitment', { verificationId: id, hash: 'x', typedName: '张演练' }],
      ['beginElectronicVerification', { filingId: filing.id, websiteId: filing.websiteId, way: 'HEAD' }],
    ] as const)
      expect(await stranger.mutate(name, input)).toMatchObject({ __typename: 'NotFoundError' });
    const usual = await aDesk(service);
    await usual.provider.succeed('updateProvider', { photoKinds: ['FACE'] });
    const other = await (await usual.applicant()).files(aCompany()).upTo('START');
    expect(
      await other.owner.caller.mutate('beginElectronicVerification', {
        filingId: other.id,
        websiteId: other.websiteId,
        way: 'HEAD',
      }),
    ).toMatchObject({ issues: [{ code: 'ELECTRONIC_NOT_OFFERED' }] });
  });
});

describe('a commitment', () => {
  it('is the province’s, and only its words in force are signed, by hand or by name', async () => {
    const { filing, id } = await taken();
    const { original, title, text, hash } = await commitmentOf(filing);
    expect(title).toContain('Zhejiang');
    expect(text).toContain(title);
    expect(original).toContain('浙江');
    expect(createHash('sha256').update(original, 'utf8').digest('hex')).toBe(hash);
    const codes = async (input: object) => (await signs(filing, id, input)).issues?.map(({ code }) => code);
    expect(await codes({ hash: '0'.repeat(64), strokes: DRAWN })).toEqual(['COMMITMENT_OUTDATED']);
    expect(await codes({})).toEqual(['SIGNATURE_REQUIRED']);
    expect(await codes({ strokes: ['10,10 12,12'] })).toEqual(['SIGNATURE_SMALL']);
    expect(await codes({ strokes: ['<svg>'] })).toEqual(['SIGNATURE_SMALL']);
    expect(await codes({ typedName: '李演练' })).toEqual(['SIGNATURE_NAME']);
    expect(await codes({ typedName: ' 张演练 ' })).toBeUndefined();
  });

  it('is signed again when what it was signed for has changed', async () => {
    const { filing, id } = await taken();
    await signs(filing, id);
    const details = filing.company.details(filing.websiteIds) as { subjectPerson: object };
    await filing.does('saveFilingDetails', {
      details: { ...details, subjectPerson: { ...details.subjectPerson, email: 'other@example.cn' } },
    });
    expect(await complaints(filing)).toEqual(['ELECTRONIC_OUTDATED']);
    expect((await filing.tries('submitFiling')).issues?.map(({ code }) => code)).toEqual([
      'ELECTRONIC_OUTDATED',
    ]);
    await signs(filing, id);
    expect(await complaints(filing)).toEqual([]);
  });

  it('stands on certificates photographed on the spot, and on details that are complete', async () => {
    const filing = await begun();
    await photographsCertificates(filing, false);
    const id = await showsItself(filing);
    const { issues } = await signs(filing, id);
    expect(issues?.map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['materials.SUBJECT_CERTIFICATE', 'ELECTRONIC_PAPER_NOT_LIVE'],
      ['materials.SUBJECT_PERSON_CERTIFICATE_FRONT', 'ELECTRONIC_PAPER_NOT_LIVE'],
      ['materials.SUBJECT_PERSON_CERTIFICATE_BACK', 'ELECTRONIC_PAPER_NOT_LIVE'],
    ]);
  });

  it('is gone with the consent to keep the pictures it belongs to', async () => {
    const { filing, id } = await taken();
    await signs(filing, id);
    await filing.does('withdrawConsent', { purpose: 'FACE' });
    const row = await rows().electronicVerification.findUniqueOrThrow({ where: { id } });
    expect(row.personal).toBeNull();
    const frames = await rows().material.findMany({ where: { id: { in: row.frames } } });
    expect(frames.map(({ status, sealedKey }) => [status, sealedKey])).toEqual(
      row.frames.map(() => ['REMOVED', null]),
    );
  });
});
