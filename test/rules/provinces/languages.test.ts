import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForTest } from '../../testkit/database.ts';
import { aDesk } from '../../testkit/desk.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let owner: Applicant;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  owner = await (await aDesk(service)).applicant();
  filing = await owner.files(aCompany()).upTo('START');
}, 120_000);
afterAll(() => service.stop());

const RULES = `query ($id: ID!) { filing(id: $id) { subject { province { name label } }
  rules { notes { key sources } } } }`;
type Shown = {
  filing: {
    subject: { province: { name: string; label: string } };
    rules: { notes: { key: string; sources: string[] }[] };
  };
};
const shown = async (language: 'zh-CN' | 'en'): Promise<Shown['filing']> =>
  (await owner.caller.query<Shown>(RULES, { id: filing.id }, { language })).filing;

const HAN = /\p{Script=Han}/u;
const LATIN_WORD = /[a-z]{3,}/i;

describe('what a province asks is told in the language of the reader,', () => {
  it('with the sources of every rule: in English a Chinese title keeps its name and is explained', async () => {
    const { rules } = await shown('en');
    const sources = rules.notes.flatMap((note) => note.sources);
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((text) => !LATIN_WORD.test(text))).toEqual([]);
  });

  it('and in Chinese without a word of English', async () => {
    const { rules } = await shown('zh-CN');
    const sources = rules.notes.flatMap((note) => note.sources);
    expect(sources.filter((text) => !HAN.test(text) || LATIN_WORD.test(text))).toEqual([]);
  });

  it('with a name of the province to be read, beside the one that stands on documents', async () => {
    expect((await shown('en')).subject.province).toEqual({ name: '浙江省', label: 'Zhejiang' });
    expect((await shown('zh-CN')).subject.province).toEqual({ name: '浙江省', label: '浙江省' });
  });
});
