import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { EVERY_PATH, type KINDS } from './support/every-path.ts';
import { HANGS_SUBJECT, SMS_IN_2019, wantsDomainCertificate, type Day } from './support/expectations.ts';
import { bringsEverything, imports, importRow, opened, triesToContinue } from './support/path.ts';
import { aFiledSubject, familyCompany, type Nature } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

const IN_2019 = '2019-06-15T10:00:00+08:00';

type Path = [day: Day, nature: Nature, kind: (typeof KINDS)[number], province: string];

/**
 * Every nature with every kind of access on either day, and every province once; EVERY_PATH=1 goes all 372 instead, which
 * takes a quarter of an hour. Up to the filled-in form each province, nature and kind is compared with the documents in provinces.test.ts.
 */
const CHOSEN: readonly Path[] = [
  ['in2019', 'PERSONAL', 'NEW_ACCESS', '440000'],
  ['in2019', 'PERSONAL', 'CONTINUED_ACCESS', '330000'],
  ['in2019', 'ENTERPRISE', 'NEW_ACCESS', '310000'],
  ['in2019', 'ENTERPRISE', 'CONTINUED_ACCESS', '120000'],
  ['in2019', 'PUBLIC_INSTITUTION', 'NEW_ACCESS', '110000'],
  ['in2019', 'PUBLIC_INSTITUTION', 'CONTINUED_ACCESS', '150000'],
  ['today', 'PERSONAL', 'NEW_ACCESS', '650000'],
  ['today', 'PERSONAL', 'CONTINUED_ACCESS', '510000'],
  ['today', 'ENTERPRISE', 'NEW_ACCESS', '320000'],
  ['today', 'ENTERPRISE', 'CONTINUED_ACCESS', '370000'],
  ['today', 'PUBLIC_INSTITUTION', 'NEW_ACCESS', '530000'],
  ['today', 'PUBLIC_INSTITUTION', 'CONTINUED_ACCESS', '430000'],
  ['in2019', 'PERSONAL', 'NEW_ACCESS', '130000'],
  ['today', 'PERSONAL', 'CONTINUED_ACCESS', '140000'],
  ['in2019', 'ENTERPRISE', 'NEW_ACCESS', '210000'],
  ['today', 'ENTERPRISE', 'CONTINUED_ACCESS', '220000'],
  ['in2019', 'PUBLIC_INSTITUTION', 'NEW_ACCESS', '230000'],
  ['today', 'PUBLIC_INSTITUTION', 'CONTINUED_ACCESS', '340000'],
  ['today', 'PERSONAL', 'NEW_ACCESS', '350000'],
  ['in2019', 'PERSONAL', 'CONTINUED_ACCESS', '360000'],
  ['today', 'ENTERPRISE', 'NEW_ACCESS', '410000'],
  ['in2019', 'ENTERPRISE', 'CONTINUED_ACCESS', '420000'],
  ['today', 'PUBLIC_INSTITUTION', 'NEW_ACCESS', '450000'],
  ['in2019', 'PUBLIC_INSTITUTION', 'CONTINUED_ACCESS', '460000'],
  ['in2019', 'PERSONAL', 'NEW_ACCESS', '500000'],
  ['today', 'PERSONAL', 'CONTINUED_ACCESS', '520000'],
  ['in2019', 'ENTERPRISE', 'NEW_ACCESS', '540000'],
  ['today', 'ENTERPRISE', 'CONTINUED_ACCESS', '610000'],
  ['in2019', 'PUBLIC_INSTITUTION', 'NEW_ACCESS', '620000'],
  ['today', 'PUBLIC_INSTITUTION', 'CONTINUED_ACCESS', '630000'],
  ['today', 'PERSONAL', 'NEW_ACCESS', '640000'],
];

const DAYS: readonly Day[] = ['in2019', 'today'];
const PATHS: readonly Path[] = process.env['EVERY_PATH']
  ? DAYS.flatMap((day) => EVERY_PATH.map(({ nature, kind, province }): Path => [day, nature, kind, province]))
  : CHOSEN;

describe('over HTTP, from the type check to the result', () => {
  let service: Service;
  let today: Desk;
  let then: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    today = await aDesk(service);
    then = await aDesk(service);
  });
  afterAll(() => service.stop());

  it('goes through each of the 31 provinces', () => {
    expect(CHOSEN.map(([, , , province]) => province).sort()).toEqual(
      PROVINCES.map(({ code }) => code).sort(),
    );
  });

  it.each(PATHS)('%s %s %s in %s ends with the approved number', async (day, nature, kind, province) => {
    const desk = day === 'today' ? today : then;
    if (day === 'in2019') await then.clock.standsAt(IN_2019);
    const at = await desk.clock.now();
    const prefix = PROVINCES.find(({ code }) => code === province)?.prefix ?? '';
    const owner = await desk.applicant();
    const filed =
      nature === 'ENTERPRISE'
        ? familyCompany(province, at)
        : await aFiledSubject(desk, province, nature, { at });
    const elsewhere = filed.sites.slice(1);
    if (kind === 'CONTINUED_ACCESS')
      await imports(desk, [importRow(filed, elsewhere, { applicantRef: owner.externalRef })]);

    const filing =
      kind === 'NEW_ACCESS'
        ? await owner.files(filed).upTo('START')
        : await opened(owner, filed, await triesToContinue(owner, filed.type.domains));
    await filing.goes('SAVE_DETAILS');
    const papers = await bringsEverything(filing);
    expect(papers.includes('DOMAIN_CERTIFICATE')).toBe(
      wantsDomainCertificate(prefix, nature === 'PERSONAL', day, {
        inOrder: 1,
        filedBefore: kind === 'CONTINUED_ACCESS' ? elsewhere.length : 0,
      }),
    );
    await filing.goes('HAND_OVER');
    const sms = day === 'today' || SMS_IN_2019.has(prefix);
    expect(await filing.state()).toBe(sms ? 'AWAITING_SMS' : 'AT_AUTHORITY');
    await filing.goes('APPROVE');

    const { filing: shown } = await owner.caller.query<{
      filing: { state: string; kind: string; result: object };
    }>(
      `query ($id: ID!) { filing(id: $id) { state kind result { subjectNumber sites { websiteNumber hangNumber } } } }`,
      { id: filing.id },
    );
    const { subjectNumber, websiteNumber } = filed.member;
    expect(shown).toEqual({
      state: 'APPROVED',
      kind,
      result: {
        subjectNumber,
        sites: [{ websiteNumber, hangNumber: HANGS_SUBJECT.has(prefix) ? subjectNumber : websiteNumber }],
      },
    });
  });
});
