import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FAMILY_CONTACT_CERTIFICATE } from '../../server/rehearsal/authority/brain/family.ts';
import { eventually } from '../platform/support/eventually.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { drawCardFront, drawLicence } from './drawing/papers.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Field = {
  key: string;
  value: string | null;
  confidence: number | null;
  sure: boolean;
  box: { x: number; y: number; width: number; height: number } | null;
  match: string | null;
  differing: { typed: string; read: string }[];
};
type Paper = {
  id: string;
  kind: string;
  reading: { state: string; readAt: string | null; fields: Field[] } | null;
};
type Warning = { path: string[]; code: string; message: string };

const READING = `query ($id: ID!, $reveal: Boolean) { filing(id: $id) {
  materials { id kind reading(reveal: $reveal) { state readAt fields {
    key value confidence sure box { x y width height } match differing { typed read } } } }
  steps { key status issues { code } warnings { path code message } } } }`;

type Shown = {
  filing: {
    materials: Paper[];
    steps: { key: string; status: string; issues: { code: string }[]; warnings: Warning[] }[];
  };
};

const ask = async (filing: Filing, caller: Caller = filing.owner.caller, reveal = true) => {
  const { filing: shown } = await caller.query<Shown>(READING, { id: filing.id, reveal });
  const paper = (kind: string) => shown.materials.find((one) => one.kind === kind)?.reading ?? null;
  return {
    paper,
    field: (kind: string, key: string) => paper(kind)?.fields.find((one) => one.key === key),
    warnings: shown.steps.find(({ key }) => key === 'MATERIALS')?.warnings ?? [],
    bars: shown.steps
      .flatMap(({ issues }) => issues.map(({ code }) => code))
      .filter((code) => code.startsWith('READ_')),
  };
};

const LICENCE = 'SUBJECT_CERTIFICATE';
const CARD = 'SUBJECT_PERSON_CERTIFICATE_FRONT';
/** On the licence, where 张演练 was typed. */
const LEGAL_PERSON = '张演炼';

let service: Service;
let desk: Desk;
let filing: Filing;
let code: string;

beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    background: true,
    env: { READ_PAPERS: 'on' },
  });
  desk = await aDesk(service);
  const company = aCompany();
  code = company.member.certificateNumber;
  filing = await (await desk.applicant()).files(company).upTo('SAVE_DETAILS');
  const licence = await drawLicence('noto', {
    code,
    name: `浙江演练${code.slice(10)}有限公司`,
    type: '有限责任公司(自然人独资)',
    legalPerson: LEGAL_PERSON,
    address: '浙江省杭州市西湖区演练路1号',
    capital: '壹佰万元整',
    established: '2008年04月09日',
    term: '2008年04月09日至2018年04月08日',
    scope: '技术开发、技术服务、技术咨询：计算机软硬件、网络技术。',
  });
  const card = await drawCardFront('noto', {
    name: '张演练',
    sex: '男',
    nation: '汉',
    number: FAMILY_CONTACT_CERTIFICATE,
    address: '浙江省杭州市西湖区演练路1号',
  });
  expect((await filing.uploads(LICENCE, null, licence)).status).toBe(200);
  expect((await filing.uploads(CARD, null, card)).status).toBe(200);
  await eventually(
    'both papers are read',
    async () => {
      const { paper } = await ask(filing);
      return [LICENCE, CARD].every((kind) => paper(kind)?.state === 'READ');
    },
    200_000,
  );
});
afterAll(() => service.stop());

describe('the papers of a filing', () => {
  test('stand beside what was typed, with where they say it', async () => {
    const { field, paper } = await ask(filing);
    expect(paper(LICENCE)?.readAt).not.toBeNull();
    expect(field(LICENCE, 'NUMBER')).toMatchObject({ value: code, match: 'EXACT' });
    expect(field(LICENCE, 'NAME')).toMatchObject({ match: 'EXACT', differing: [] });
    expect(field(CARD, 'NUMBER')).toMatchObject({ value: FAMILY_CONTACT_CERTIFICATE, match: 'EXACT' });
    // The number stands under its label at the upper left, as it was drawn.
    const { x = 1, y = 1, width = 0 } = field(LICENCE, 'NUMBER')?.box ?? {};
    // A code of wide letters takes more room than one of digits.
    for (const [found, drawn] of [
      [x, 0.1],
      [y, 0.2],
      [width, 0.22],
    ] as const)
      expect(Math.abs(found - drawn)).toBeLessThan(0.08);
  });

  test('say which character differs from what was typed, as an advice that bars nothing', async () => {
    const { field, warnings, bars } = await ask(filing);
    expect(field(LICENCE, 'LEGAL_PERSON')).toMatchObject({
      value: LEGAL_PERSON,
      match: 'NEAR',
      differing: [{ typed: '练', read: '炼' }],
    });
    expect(warnings.map(({ path, code: said }) => `${path.join('.')} ${said}`).sort()).toEqual([
      `materials.${LICENCE} READ_EXPIRED`,
      `materials.${LICENCE} READ_LEGAL_PERSON_DIFFERS`,
    ]);
    const said = warnings.find(({ code: one }) => one === 'READ_LEGAL_PERSON_DIFFERS')?.message;
    expect(said).toContain(`“${LEGAL_PERSON}”`);
    expect(said).toContain('“张演练”');
    expect(bars).toEqual([]);
  });

  test('are told from what is typed now, not from what was typed when they were read', async () => {
    const details = JSON.parse(
      JSON.stringify(filing.company.details(filing.websiteIds)).replaceAll('张演练', LEGAL_PERSON),
    ) as object;
    await filing.does('saveFilingDetails', { details });
    const { field, warnings } = await ask(filing);
    expect(field(LICENCE, 'LEGAL_PERSON')).toMatchObject({ match: 'EXACT' });
    expect(warnings.map(({ path, code: said }) => `${path.join('.')} ${said}`).sort()).toEqual([
      `materials.${LICENCE} READ_EXPIRED`,
      `materials.${CARD} READ_NAME_DIFFERS`,
    ]);
    await filing.does('saveFilingDetails', { details: filing.company.details(filing.websiteIds) });
  });

  test('are masked until somebody who may see them asks, and the look of a reviewer is written down', async () => {
    const byDefault = await ask(filing, filing.owner.caller, false);
    expect(byDefault.field(CARD, 'NUMBER')?.value).toMatch(/^\d{6}\*+\d[\dX]$/);
    expect(byDefault.field(LICENCE, 'LEGAL_PERSON')).toMatchObject({
      value: '张**',
      match: 'NEAR',
      differing: [],
    });
    const reviewer = await desk.reviewer();
    for (const reveal of [false, true]) {
      const seen = await ask(filing, reviewer, reveal);
      expect(JSON.stringify([seen.paper(CARD), seen.warnings])).not.toMatch(
        new RegExp(`${FAMILY_CONTACT_CERTIFICATE}|${LEGAL_PERSON}|张演练`),
      );
    }
    await filing.isLookedAtBy(reviewer);
    expect((await ask(filing, reviewer)).field(LICENCE, 'LEGAL_PERSON')?.value).toBe(LEGAL_PERSON);
    const looks = await service.services.database.prisma.auditEvent.findMany({
      where: { filingId: filing.id, action: 'PERSONAL_DATA_REVEALED' },
      select: { what: true, actorKind: true },
    });
    expect(looks.length).toBeGreaterThan(0);
    expect(looks.every(({ actorKind }) => actorKind === 'STAFF')).toBe(true);
  });

  test('leave nothing in the log', () => {
    const log = service.log();
    expect(log).toContain('paper.read');
    for (const secret of [FAMILY_CONTACT_CERTIFICATE, LEGAL_PERSON, '演练路1号'])
      expect(log).not.toContain(secret);
  });

  test('are forgotten with the paper', async () => {
    const { prisma } = service.services.database;
    const { filing: shown } = await filing.owner.caller.query<Shown>(READING, { id: filing.id });
    const card = shown.materials.find(({ kind }) => kind === CARD);
    const id = card?.id ?? '';
    await filing.owner.caller.succeed('removeMaterial', { materialId: id });
    expect(
      await prisma.material.findUniqueOrThrow({
        where: { id },
        select: { status: true, sealedKey: true, reading: true, readingState: true },
      }),
    ).toEqual({ status: 'REMOVED', sealedKey: null, reading: null, readingState: null });
  });
});

test('where reading is switched off, papers are taken as ever and nobody waits for one', async () => {
  const without = await startService({ database: await openForTest(), background: true });
  try {
    const other = await (await (await aDesk(without)).applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    expect((await other.uploads(LICENCE)).status).toBe(200);
    expect((await ask(other)).paper(LICENCE)).toBeNull();
  } finally {
    await without.stop();
  }
});
