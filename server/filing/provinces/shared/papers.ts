import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import { rule, type Rule, type Sources } from '../rule.ts';

type Plan = { party?: Party; until?: string };

/** 组网方案、建站方案书: a plan of the sites is wanted from so many domains or sites on. */
export const networkPlan = (from: number, sources: Sources, options: Plan = {}): Rule =>
  rule('extra-material', { material: 'NETWORK_PLAN', when: 'MANY_DOMAINS', from }, sources, {
    name: 'network-plan',
    ...options,
  });

/** The same with more differently named domains than this; then it goes to the authority by post, too. */
export const networkPlanByPost = (over: number, sources: Sources, party: Party): Rule[] => [
  networkPlan(over + 1, sources, { party }),
  rule(
    'post-to-authority',
    { papers: ['NETWORK_PLAN'], over: { what: 'DOMAINS', number: over }, withinWorkingDays: null },
    sources,
    { party },
  ),
];

/** 编办: public bodies bring the approval of the staffing office. */
export const staffingOffice = (sources: Sources): Rule =>
  rule('extra-material', { material: 'STAFFING_OFFICE_PROOF', when: 'PUBLIC_BODY' }, sources, {
    party: 'organisation',
    name: 'staffing-office',
  });
