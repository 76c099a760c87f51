import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectDraft } from '../../schema/rules/details/draft.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Caller, Language } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { verificationForm } from '../../server/filing/draft/papers/verification-form/form.ts';
import { CHINESE } from './refusals.ts';

let service: Service;
let owner: Applicant;
let reviewer: Caller;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  const desk = await aDesk(service);
  owner = await desk.applicant();
  reviewer = await desk.reviewer();
  filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
});
afterAll(() => service.stop());

type Details = { subject: SubjectDraft };
const saves = async (change: SubjectDraft): Promise<void> => {
  const { subject } = filing.company.details([filing.websiteId]) as Details;
  await filing.does('saveFilingDetails', { details: { subject: { ...subject, ...change } } });
};

const told = async (language: Language) =>
  (await filing.stepOf('DETAILS', { language })).issues.filter(({ path }) => path[0] === 'subject');

type Shown = {
  subject: SubjectDraft;
  places: { certificate: string | null; mailing: string | null };
};
const shown = async (caller: Caller): Promise<Shown> => {
  const { filing: read } = await caller.query<{ filing: { details: Shown } }>(
    `query ($id: ID!) { filing(id: $id) { details {
      subject { certificateDivision mailingDivision } places { certificate mailing } } } }`,
    { id: filing.id },
  );
  return read.details;
};

const printed = async (): Promise<string[]> => {
  const rows = (await verificationForm(service.services, filing.id))?.[0]?.parts[0]?.rows ?? [];
  return rows
    .flat()
    .filter(({ label }) => label === '证件住所' || label === '通讯地址')
    .map(({ value }) => value);
};

describe('the addresses of the subject', () => {
  it('need no division: the one of the type check is meant', async () => {
    await saves({ mailingAddress: '演练路1号2幢' });
    expect(await told('en')).toEqual([]);
    expect(await shown(reviewer)).toEqual({
      subject: { certificateDivision: null, mailingDivision: null },
      places: {
        certificate: 'Xihu District, Hangzhou, Zhejiang',
        mailing: 'Xihu District, Hangzhou, Zhejiang',
      },
    });
    expect(await printed()).toEqual(['浙江省杭州市西湖区演练路1号', '浙江省杭州市西湖区演练路1号2幢']);
  });

  it('without a division are left alone where they name another city of the province', async () => {
    await saves({ mailingAddress: '浙江省宁波市海曙区演练路1号' });
    expect(await told('en')).toEqual([]);
    expect((await shown(reviewer)).places.mailing).toBeNull();
    expect((await printed())[1]).toBe('浙江省宁波市海曙区演练路1号');
  });

  it('keep the division chosen for each, and show its names to the desk and on the form to print', async () => {
    await saves({ certificateDivision: '330106', mailingDivision: '330203', mailingAddress: '演练路1号2幢' });
    expect(await told('en')).toEqual([]);
    for (const caller of [reviewer, owner.caller])
      expect(await shown(caller)).toEqual({
        subject: { certificateDivision: '330106', mailingDivision: '330203' },
        places: {
          certificate: 'Xihu District, Hangzhou, Zhejiang',
          mailing: 'Haishu District, Ningbo, Zhejiang',
        },
      });
    expect(await printed()).toEqual(['浙江省杭州市西湖区演练路1号', '浙江省宁波市海曙区演练路1号2幢']);
  });

  it('are sealed with the rest of the subject', async () => {
    await saves({ mailingDivision: '330203', mailingAddress: '演练路1号' });
    const row = await service.services.database.prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    expect(JSON.stringify(row)).not.toContain('330203');
    expect(Buffer.from(row.personal ?? []).includes('330203')).toBe(false);
  });

  it.each<[string, SubjectDraft, string]>([
    ['an unknown county', { mailingDivision: '330199' }, 'mailingDivision DIVISION_UNKNOWN'],
    ['a city without county', { certificateDivision: '330100' }, 'certificateDivision DIVISION_CITY_ONLY'],
    [
      'a county of another province',
      { mailingDivision: '440305', mailingAddress: '科技园1号' },
      'mailingDivision DIVISION_OTHER_PROVINCE',
    ],
    [
      'a street text that names a city of another province',
      { mailingDivision: '330106', mailingAddress: '深圳市南山区科技园1号' },
      'mailingAddress ADDRESS_OTHER_PROVINCE',
    ],
    [
      'the same without any division',
      { mailingAddress: '深圳市南山区科技园1号' },
      'mailingAddress ADDRESS_OTHER_PROVINCE',
    ],
    [
      'a street text that names another city than the chosen one',
      { mailingDivision: '330106', mailingAddress: '宁波市海曙区科技园1号' },
      'mailingAddress ADDRESS_OTHER_DIVISION',
    ],
  ])('are refused with %s, in both languages', async (_what, change, expected) => {
    await saves(change);
    for (const language of ['en', 'zh-CN'] as const) {
      const issues = await told(language);
      expect(issues.map(({ path, code }) => `${path.slice(1).join('.')} ${code}`)).toEqual([expected]);
      for (const { message } of issues) {
        expect(message).not.toMatch(/\{\w+\}/);
        if (language === 'zh-CN') expect(message).toMatch(CHINESE);
        else expect(message).toMatch(/^[A-Z]/);
      }
    }
  });
});
