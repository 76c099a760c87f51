import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingDetailsDraft } from '../../schema/rules/details/draft.ts';
import { aftermathOf } from '../../server/filing/after/duties.ts';
import { storeDetails } from '../../server/filing/draft/details/store.ts';
import { answerFor, keepAnswer } from '../../server/filing/draft/type/determine.ts';
import { loadFiling, sealContext } from '../../server/filing/machine/full-filing.ts';
import type { FullFiling } from '../../prisma/selections.ts';
import { settleOn } from '../../server/filing/after/records/settle.ts';
import { slotsOf } from '../../server/filing/draft/papers/needed.ts';
import { startFiling } from '../../server/filing/draft/start.ts';
import { stepsOf } from '../../server/filing/draft/steps/steps.ts';
import type { MaterialSlot } from '../../server/filing/draft/papers/slots.ts';
import type { Sealer } from '../../server/platform/privacy/sealer.ts';
import type { ApplicantActor } from '../../server/platform/tenancy/actor.ts';
import { carryOut } from '../../server/platform/unit-of-work.ts';
import { ACCESS_TABLE } from '../rules/provinces/access-table.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import {
  EQUAL_OF_NEWCOMERS,
  extraPapersOf,
  FACE_IN_2019,
  HANGS_SUBJECT,
  LETTER_ALWAYS,
  POSTS_TO_AUTHORITY,
  SMS_IN_2019,
  wantsDomainCertificate,
  wantsResidence,
  type Day,
} from './support/expectations.ts';
import { EVERY_PATH, KINDS, NATURES } from './support/every-path.ts';
import { identityCard } from './support/identity.ts';
import { aFiledSubject, familyCompany, type Filed, type Nature } from './support/subjects.ts';

const DAYS: readonly { day: Day; at: Date }[] = [
  { day: 'in2019', at: new Date('2019-06-15T10:00:00+08:00') },
  { day: 'today', at: new Date() },
];

/**
 * Each province, nature and kind of access once: every province with every nature on either day, the kind being new on
 * the one and continued on the other. EVERY_PATH=1 goes both kinds on both days.
 */
const pathsOn = (day: Day): typeof EVERY_PATH => {
  if (process.env['EVERY_PATH']) return EVERY_PATH;
  const provinces = [...new Set(EVERY_PATH.map(({ province }) => province))];
  return EVERY_PATH.filter(({ province, nature, kind }) => {
    const turn =
      provinces.indexOf(province) + NATURES.indexOf(nature) + DAYS.findIndex((one) => one.day === day);
    return KINDS[turn % KINDS.length] === kind;
  });
};

const LETTERS: Readonly<Record<string, string>> = {
  N: 'SUBJECT_NAME',
  C: 'SUBJECT_CERTIFICATE_NUMBER',
  S: 'SUBJECT_PERSON',
  W: 'WEBSITE_PERSON',
  A: 'CERTIFICATE_ADDRESS',
  M: 'MAILING_ADDRESS',
  '*': 'EVERYTHING',
};

/** Columns of the documents' table: what must equal the record, for units and then for persons. */
const equalIn2019 = (province: string, nature: Nature): string[] | null => {
  const row = ACCESS_TABLE.find(([code]) => code === province) ?? [];
  const cell = row[nature === 'PERSONAL' ? 6 : 2] ?? '';
  if (cell === '?') return null;
  return [...cell].flatMap((letter) => LETTERS[letter] ?? []);
};

const kindsOf = (slots: readonly MaterialSlot[]): string[] =>
  slots.filter(({ required }) => required).map(({ kind }) => kind);

let service: Service;
const desks = new Map<Day, Desk>();

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  for (const { day, at } of DAYS) {
    // The papers of the documents are those of a filing on paper; until 2025 that was what is usual.
    const desk = await aDesk(service, { usualPhotos: day === 'in2019' });
    if (day === 'in2019') await desk.clock.standsAt(at.toISOString());
    desks.set(day, desk);
  }
});
afterAll(() => service.stop());

type Begun = {
  filing: FullFiling;
  sealer: Sealer;
  now: Date;
  row: number;
  subject: Filed;
  reload(): Promise<FullFiling>;
};

/** From the type check to the filled-in form, through the functions that the API's mutations call. */
async function begins(desk: Desk, province: string, nature: Nature, kind: string, at: Date): Promise<Begun> {
  const { services } = service;
  const applicant = await desk.applicant();
  const actor: ApplicantActor = {
    ...desk.tenant,
    kind: 'APPLICANT',
    applicantId: applicant.id,
    session: { mintedAt: new Date(), keyId: null },
    sessionExpiresAt: new Date(Date.now() + 3_600_000),
  };
  const subject =
    nature === 'ENTERPRISE'
      ? familyCompany(province, at)
      : await aFiledSubject(desk, province, nature, { at });
  const sealer = await services.privacy.forProvider(desk.tenant.providerId);
  const now = await desk.clock.now();
  const other = subject.sites[1];
  if (kind === 'CONTINUED_ACCESS' && other)
    await services.database.prisma.$transaction((tx) =>
      settleOn(
        { tx, tenant: desk.tenant, sealer, now },
        { ...subject.type, subjectNumber: subject.member.subjectNumber, name: subject.name, sites: [other] },
        sealer.blindIndex('certificate', subject.member.certificateNumber),
        applicant.id,
      ),
    );
  const answer = await answerFor(services, actor, subject.type);
  const { filingId } = await carryOut(services, actor, null, async (work) => {
    const started = await startFiling(work, { determinationId: await keepAnswer(work, answer) });
    const filing = await loadFiling(work.tx, actor, started.filingId);
    const details = subject.details(filing.websites.map(({ id }) => id)) as FilingDetailsDraft;
    await work.tx.filing.update({
      where: { id: filing.id },
      data: { ...(await storeDetails(work, filing, details)), detailsSavedAt: work.now },
    });
    return started;
  });
  const reload = () => loadFiling(services.database.prisma, actor, filingId);
  return { filing: await reload(), sealer, now, row: answer.decision.row, subject, reload };
}

it('goes each province with each nature on either day, and each of these with both kinds of access', () => {
  const gone = DAYS.flatMap(({ day }) => pathsOn(day).map((path) => ({ day, ...path })));
  const named = (...names: ('day' | 'province' | 'nature' | 'kind')[]): number =>
    new Set(gone.map((path) => names.map((name) => path[name]).join())).size;
  expect([named('day', 'province', 'nature'), named('province', 'nature', 'kind')]).toEqual([2 * 93, 186]);
});

describe.each(DAYS)('an access $day', ({ day, at }) => {
  const needsSms = (prefix: string): boolean => day === 'today' || SMS_IN_2019.has(prefix);
  const deskOf = (): Desk => {
    const desk = desks.get(day);
    if (!desk) throw new Error('no desk stands at this day');
    return desk;
  };

  it.each(pathsOn(day))(
    'in $en, $nature, $kind has the steps, papers, photo and text message of the documents',
    async ({ province, prefix, nature, kind }) => {
      const { filing, sealer, now, row, reload, subject } = await begins(
        deskOf(),
        province,
        nature,
        kind,
        at,
      );
      expect(row).toBe(kind === 'NEW_ACCESS' ? 6 : 5);
      expect(filing).toMatchObject({ kind, nature, province, state: 'DRAFT' });

      const steps = stepsOf({ sealer, now }, filing);
      const notNeeded = steps.filter(({ status }) => status === 'NOT_NEEDED').map(({ rule }) => rule.key);
      expect(notNeeded).toEqual([
        ...(needsSms(prefix) ? [] : ['SMS']),
        ...(POSTS_TO_AUTHORITY.has(prefix) ? [] : ['MAIL']),
      ]);
      // Details that obey the province's rules raise nothing: what is asked can be fulfilled, for the consent came before.
      const unmet = steps.find(({ rule }) => rule.key === 'DETAILS')?.issues ?? [];
      expect(unmet.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([]);

      const personal = nature === 'PERSONAL';
      const apart = prefix === '津' && !personal;
      // The record of a subject that continues tells of one site more.
      const filedBefore = kind === 'CONTINUED_ACCESS' ? 1 : 0;
      const expected = (extra: { domains?: number; outsider?: boolean }): string[] => [
        ...(personal ? [] : ['SUBJECT_CERTIFICATE']),
        'SUBJECT_PERSON_CERTIFICATE_FRONT',
        'SUBJECT_PERSON_CERTIFICATE_BACK',
        ...(apart ? ['WEBSITE_PERSON_CERTIFICATE_FRONT', 'WEBSITE_PERSON_CERTIFICATE_BACK'] : []),
        'VERIFICATION_FORM',
        ...(wantsDomainCertificate(prefix, personal, day, { inOrder: extra.domains ?? 1, filedBefore })
          ? ['DOMAIN_CERTIFICATE']
          : []),
        ...(extra.outsider && wantsResidence(prefix, personal, day) ? ['RESIDENCE_PERMIT'] : []),
        ...(apart && LETTER_ALWAYS[day].has(prefix) ? ['AUTHORISATION_LETTER'] : []),
        ...extraPapersOf(prefix, {
          publicBody: nature === 'PUBLIC_INSTITUTION',
          day,
          domains: extra.domains ?? 1,
          filedIn: Number(/备(\d{4})\d{6}号/.exec(filing.subjectNumber)?.[1]),
        }),
        'VERIFICATION_PHOTO',
      ];
      const slots = slotsOf({ filing, sealer, now });
      expect(kindsOf(slots)).toEqual(expected({}));
      const photo = day === 'today' || FACE_IN_2019.has(prefix) ? 'PHOTO_FACE' : 'PHOTO_BACKDROP';
      expect(slots.find(({ step }) => step === 'PHOTO')?.hint).toBe(photo);

      const withDomains = (count: number): FullFiling => ({
        ...filing,
        websites: filing.websites.map((site) => ({
          ...site,
          domains: Array.from({ length: count }, (_, index) => `${index}-${site.domains[0] ?? ''}`),
        })),
      });
      for (const domains of [3, 4, 5])
        expect(kindsOf(slotsOf({ filing: withDomains(domains), sealer, now }))).toEqual(
          expected({ domains }),
        );

      const outside = province === '110000' ? '310101' : '110101';
      const details = subject.details(filing.websites.map(({ id }) => id)) as FilingDetailsDraft;
      const certificateNumber = identityCard(outside, 7);
      await service.services.database.prisma.$transaction(async (tx) => {
        // A person's is the one of the type check.
        if (personal)
          await tx.subject.update({
            where: { id: filing.subjectId },
            data: { personal: sealer.seal({ certificateNumber }, sealContext(filing.subjectId, 'subject')) },
          });
        else
          await storeDetails({ tx, sealer }, filing, {
            subjectPerson: { ...details.subjectPerson, certificateNumber },
          });
      });
      expect(kindsOf(slotsOf({ filing: await reload(), sealer, now }))).toEqual(expected({ outsider: true }));

      const [site] = filing.websites;
      const approved = {
        ...filing,
        state: 'APPROVED',
        decidedAt: now,
        websites: [{ ...site, result: 'APPROVED' }],
      };
      const { sites } = aftermathOf(approved as FullFiling, now) ?? { sites: [] };
      const hangs = HANGS_SUBJECT.has(prefix) ? filing.subjectNumber : site?.websiteNumber;
      expect(sites.map(({ hangNumber }) => hangNumber)).toEqual([hangs]);
    },
  );

  const RULES = `query ($nature: SubjectNature!, $kind: FilingKind!) { provinces { code prefix rules(nature: $nature, kind: $kind) {
    mustEqualOriginal mustEqualStated smsRequired smsWindowHours photoKinds } } }`;
  type Shown = {
    provinces: {
      code: string;
      prefix: string;
      rules: {
        mustEqualOriginal: string[];
        mustEqualStated: boolean;
        smsRequired: boolean;
        smsWindowHours: number;
        photoKinds: string[];
      };
    }[];
  };

  it.each(NATURES.flatMap((nature) => KINDS.map((kind) => ({ nature, kind }))))(
    'of $nature, $kind is told by the API as the documents say, in all 31 provinces',
    async ({ nature, kind }) => {
      const { caller } = await deskOf().applicant();
      const { provinces } = await caller.query<Shown>(RULES, { nature, kind });
      expect(provinces).toHaveLength(31);
      for (const { code, prefix, rules } of provinces) {
        expect(rules.smsRequired, prefix).toBe(needsSms(prefix));
        expect(rules.smsWindowHours, prefix).toBe(24);
        const then = FACE_IN_2019.has(prefix) ? 'FACE' : 'BACKDROP';
        expect(rules.photoKinds, prefix).toEqual([day === 'today' ? 'ELECTRONIC' : then]);
        const since = day === 'today' && kind === 'NEW_ACCESS' ? EQUAL_OF_NEWCOMERS[prefix] : undefined;
        const equal = since ?? equalIn2019(code, nature);
        expect(rules.mustEqualStated, prefix).toBe(equal !== null);
        expect([...rules.mustEqualOriginal].sort(), prefix).toEqual([...(equal ?? [])].sort());
      }
    },
  );
});
