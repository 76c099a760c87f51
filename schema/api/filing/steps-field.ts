import type { Step } from '../../../server/application.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { names } from '../../messages/generated/names.js';
import { maskName } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { IssueType } from '../errors/issue.ts';
import type { Issue } from '../../rules/issue.ts';
import { filingAt } from './at.ts';
import { StepGroupEnum, StepKeyEnum, StepStatusEnum } from './enums.ts';
import { FilingType } from './type.ts';

/** Issues whose sentence names a person, by what the applicant typed. */
const NAMING: readonly string[] = [
  'NOT_LEGAL_REPRESENTATIVE',
  'INVESTOR_LEGAL_REPRESENTATIVE',
  'INVESTOR_SUBJECT_NAME',
];

const withMaskedName = (issue: Issue): Issue => {
  const name = issue.params?.['name'];
  if (typeof name !== 'string' || !NAMING.includes(issue.code)) return issue;
  return { ...issue, params: { ...issue.params, name: maskName(name) } };
};

const StepType = builder.objectRef<Step>('Step').implement({
  authScopes: TENANT,
  description: 'One of the nine steps. The form shows what this says and decides nothing itself.',
  fields: (t) => ({
    key: t.field({ type: StepKeyEnum, description: 'Which step.', resolve: ({ rule }) => rule.key }),
    group: t.field({
      type: StepGroupEnum,
      description: 'Prepare, fill in, follow.',
      resolve: ({ rule }) => rule.group,
    }),
    title: t.string({
      description: 'Its name in the language of the request.',
      resolve: ({ rule }, _args, { locale }) => names[locale][`step.${rule.key}`],
    }),
    status: t.field({ type: StepStatusEnum, description: 'How it stands.', resolve: ({ status }) => status }),
    issues: t.field({
      type: [IssueType],
      description: 'What is wrong or missing, and the reviewer’s remarks.',
      resolve: ({ issues }, _args, { actor }) =>
        actor.kind === 'APPLICANT' ? issues : issues.map(withMaskedName),
    }),
    warnings: t.field({
      type: [IssueType],
      description: 'What should be known of what was typed; it bars nothing.',
      resolve: ({ warnings }) => warnings,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  steps: t.field({
    type: [StepType],
    description: 'The steps as they stand.',
    complexity: { field: 10, multiplier: 9 },
    select: FULL_FILING,
    resolve: async (filing, _args, context) => context.app.stepsOf(await filingAt(context, filing), filing),
  }),
}));
