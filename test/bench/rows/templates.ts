import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import type { Company } from '../../../server/rehearsal/walk/company.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Desk } from '../../testkit/desk.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';

/** A filing that came to its state as any other does, and how many of a hundred are like it. */
export type Template = {
  readonly filing: Filing;
  readonly company: Company;
  readonly state: FilingState;
  readonly share: number;
};

type Way = {
  readonly state: FilingState;
  readonly share: number;
  readonly upTo: Milestone;
  readonly label?: string;
  readonly then?: (filing: Filing, desk: Desk) => Promise<unknown>;
};

/** What a provider's list is made of after some years: nearly all is over, and the queue grows with the whole. */
const WAYS: readonly Way[] = [
  { state: 'APPROVED', share: 70, upTo: 'APPROVE' },
  { state: 'REFUSED', share: 8, upTo: 'APPROVE', label: 'refuse1002-bench' },
  { state: 'DRAFT', share: 7, upTo: 'SAVE_DETAILS' },
  {
    state: 'ABANDONED',
    share: 5,
    upTo: 'SAVE_DETAILS',
    then: (filing) => filing.does('abandonFiling'),
  },
  { state: 'IN_REVIEW', share: 5, upTo: 'SUBMIT' },
  {
    state: 'RETURNED',
    share: 3,
    upTo: 'SUBMIT',
    then: async (filing, desk) =>
      filing.does(
        'returnFiling',
        { remarks: [{ path: 'subject.name', message: '与营业执照不一致' }] },
        await desk.reviewer(),
      ),
  },
  { state: 'AT_AUTHORITY', share: 2, upTo: 'SMS' },
];

/** Walks one filing to each state through the API. */
export async function walkTemplates(desk: Desk): Promise<Template[]> {
  const templates: Template[] = [];
  for (const { state, share, upTo, label, then } of WAYS) {
    const company = aCompany(label);
    const filing = await (await desk.applicant()).files(company).upTo(upTo);
    await then?.(filing, desk);
    const reached = await filing.state();
    if (reached !== state) throw new Error(`the filing meant for ${state} is ${reached}`);
    templates.push({ filing, company, state, share });
  }
  return templates;
}
