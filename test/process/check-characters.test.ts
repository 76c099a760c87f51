import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { asks } from './support/determining.ts';
import { bringsEverything } from './support/path.ts';
import { aFiledSubject } from './support/subjects.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Told = { path: string[]; code: string; message: string };
type Step = { key: string; status: string; issues: Told[]; warnings: Told[] };

/** A company of Xiamen in the public register whose code was given out before the codes of 2016; GB 32100 gives F. */
const OF_XIAMEN = '91350203M0001QKT19';
/** A card's number as its register might have given it out; GB 11643 gives 2. */
const OF_A_CARD = '350203197803050015';

const detailsOf = async (filing: Filing, by = filing.owner.caller): Promise<Step | undefined> => {
  const { filing: shown } = await by.query<{ filing: { steps: Step[] } }>(
    `query ($id: ID!) { filing(id: $id) { steps { key status
      issues { path code message } warnings { path code message } } } }`,
    { id: filing.id },
  );
  return shown.steps.find(({ key }) => key === 'DETAILS');
};

const short = (found: readonly Told[] | undefined): string[] =>
  (found ?? []).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a certificate number whose check character fails', () => {
  it('is answered with a warning, goes through once confirmed, and stands before the reviewer', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '350000', 'ENTERPRISE', { certificateNumber: OF_XIAMEN });
    expect(await asks(owner, filed)).toMatchObject({
      __typename: 'AccessPossible',
      warnings: [
        {
          path: ['certificateNumber'],
          code: 'UNIFIED_CODE_CHECK',
          message: expect.stringMatching(
            /GB 32100, which gives F.*compare it with the certificate/i,
          ) as string,
        },
        { code: 'SITE_DOMAINS_UNKNOWN' },
      ],
    });
    const filing = await owner.files(filed).upTo('SAVE_DETAILS');
    expect(await detailsOf(filing)).toMatchObject({
      status: 'ATTENTION',
      issues: [{ path: ['subject', 'certificateNumber'], code: 'NUMBER_UNCONFIRMED' }],
      warnings: [{ path: ['subject', 'certificateNumber'], code: 'UNIFIED_CODE_CHECK' }],
    });
    await bringsEverything(filing);
    expect(await filing.tries('submitFiling')).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['subject', 'certificateNumber'], code: 'NUMBER_UNCONFIRMED' }],
    });

    const { subject } = filed.details(filing.websiteIds) as { subject: object };
    await filing.does('saveFilingDetails', {
      details: { subject: { ...subject, certificateNumberConfirmed: true } },
    });
    expect((await detailsOf(filing))?.issues).toEqual([]);
    // What is saved again without the answer leaves it as it was.
    await filing.does('saveFilingDetails', { details: { subject } });
    await filing.goes('SUBMIT');
    const before = await detailsOf(filing, await desk.reviewer());
    expect(before?.warnings).toMatchObject([
      {
        path: ['subject', 'certificateNumber'],
        code: 'CHECK_CONFIRMED',
        message: expect.stringMatching(
          /does not follow GB 32100, which gives F.* the applicant confirmed .*\d+ \w+ \d{4}/i,
        ) as string,
      },
    ]);
  });

  it('may be confirmed in the type check already', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '350000', 'ENTERPRISE', {
      certificateNumber: '91350203M0001QKT27',
    });
    const confirmed = { ...filed, type: { ...filed.type, confirmCertificateNumber: true } };
    expect(await asks(owner, confirmed)).toMatchObject({
      warnings: [{ code: 'CHECK_CONFIRMED' }, { code: 'SITE_DOMAINS_UNKNOWN' }],
    });
    const filing = await owner.files(confirmed).upTo('SAVE_DETAILS');
    // The details were saved without a word of it, and it holds.
    expect(await detailsOf(filing)).toMatchObject({
      status: 'DONE',
      warnings: [{ code: 'CHECK_CONFIRMED' }],
    });
  });

  it('is told with an answer that is no access, where it may be the reason', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '350000', 'ENTERPRISE');
    expect(await asks(owner, filed, { certificateNumber: '91350203M0001QKT35' })).toMatchObject({
      type: 'CONFLICT',
      warnings: [{ code: 'UNIFIED_CODE_CHECK' }],
    });
  });

  it('of a person is confirmed for that number alone', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '350000', 'ENTERPRISE');
    const filing = await owner.files(filed).upTo('SAVE_DETAILS');
    const details = filed.details(filing.websiteIds) as { subject: object; subjectPerson: object };
    const numbers = (number: string, confirmed?: boolean): Promise<unknown> =>
      filing.does('saveFilingDetails', {
        details: {
          subject: { ...details.subject, legalRepresentativeCertificateNumber: number },
          subjectPerson: {
            ...details.subjectPerson,
            certificateNumber: number,
            ...(confirmed === undefined ? {} : { certificateNumberConfirmed: confirmed }),
          },
        },
      });
    await numbers(OF_A_CARD);
    expect(short((await detailsOf(filing))?.issues)).toEqual([
      'subject.legalRepresentativeCertificateNumber NUMBER_UNCONFIRMED',
      'subjectPerson.certificateNumber NUMBER_UNCONFIRMED',
    ]);
    // The same number stands twice and is compared once.
    await numbers(OF_A_CARD, true);
    expect((await detailsOf(filing))?.status).toBe('DONE');
    await numbers(OF_A_CARD);
    expect((await detailsOf(filing))?.status).toBe('DONE');
    const other = `${OF_A_CARD.slice(0, 17)}1`;
    await numbers(other);
    expect(short((await detailsOf(filing))?.issues)).toContain(
      'subjectPerson.certificateNumber NUMBER_UNCONFIRMED',
    );
    await numbers(other, true);
    await numbers(other, false);
    expect((await detailsOf(filing))?.status).toBe('ATTENTION');
  });
});

describe('shapes refuse before any look at the registers', () => {
  it.each([
    ['with a letter O', '1235OOOOMAP333608A', 'UNIFIED_CODE_LETTERS'],
    ['of an enterprise', '91350203M0001QKT19', 'UNIFIED_CODE_START'],
    ['too short', '12350000MAP33360', 'UNIFIED_CODE_LENGTH'],
    ['with signs', '12350000MAP3336?A', 'CERTIFICATE_NUMBER_SHAPE'],
  ])('a code of an institution %s', async (_how, certificateNumber, code) => {
    const filed = await aFiledSubject(desk, '350000', 'PUBLIC_INSTITUTION');
    expect(await asks(await desk.applicant(), filed, { certificateNumber })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['certificateNumber'], code }],
    });
  });

  it('but blanks, hyphens and full width are none', async () => {
    const filed = await aFiledSubject(desk, '350000', 'PUBLIC_INSTITUTION');
    const { certificateNumber } = filed.member;
    const blanks = `${certificateNumber.slice(0, 2)} ${certificateNumber.slice(2, 8)} ${certificateNumber.slice(8)}`;
    const wide = [...certificateNumber].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [blanks, wide, certificateNumber.toLowerCase()])
      expect(await asks(await desk.applicant(), filed, { certificateNumber: typed })).toMatchObject({
        row: 6,
      });
  });
});

describe('the permanent residence card of 2023', () => {
  it('is taken as the number of a legal representative and of a person', async () => {
    const owner = await desk.applicant();
    const filed = await aFiledSubject(desk, '350000', 'ENTERPRISE');
    const filing = await owner.files(filed).upTo('SAVE_DETAILS');
    const details = filed.details(filing.websiteIds) as { subject: object; subjectPerson: object };
    // 9, place 35, nationality 840, birth, order; GB 11643 gives the last.
    const number = '935840199002280121';
    await filing.does('saveFilingDetails', {
      details: {
        subject: { ...details.subject, legalRepresentativeCertificateNumber: number },
        subjectPerson: {
          ...details.subjectPerson,
          certificateType: 'FOREIGNER_RESIDENCE_CARD',
          certificateNumber: number,
        },
      },
    });
    expect(short((await detailsOf(filing))?.issues)).toEqual([]);
  });
});
