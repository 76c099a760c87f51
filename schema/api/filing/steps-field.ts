import type { Step } from '../../../server/application.ts';
import { names } from '../../messages/generated/names.js';
import { builder, TENANT } from '../builder.ts';
import { IssueType } from '../errors/issue.ts';
import { filingAt } from './at.ts';
import { withMaskedName, withMaskedReading } from './masked-issues.ts';
import { StepGroupEnum, StepKeyEnum, StepStatusEnum } from '../enums.ts';
import { FilingType } from './type.ts';
import { wholeFiling } from './whole.ts';

/** What a phone is told of to which the filing was handed: the issues of other steps say what was typed. */
const ON_A_PHONE: ReadonlySet<string> = new Set(['MATERIALS', 'PHOTO']);

const StepType = builder.objectRef<Step>('Step').implement({
  authScopes: TENANT,
  description:
    'One of the nine steps of an access filing as it stands now. A form shows what this says and decides nothing itself.',
  fields: (t) => ({
    key: t.field({
      type: StepKeyEnum,
      description: 'Which of the nine steps it is.',
      resolve: ({ rule }) => rule.key,
    }),
    group: t.field({
      type: StepGroupEnum,
      description: 'The part of the filing that the step belongs to: prepare, fill in or follow.',
      resolve: ({ rule }) => rule.group,
    }),
    title: t.string({
      description: 'The name of the step in the language of the request.',
      resolve: ({ rule }, _args, { locale }) => names[locale][`step.${rule.key}`],
    }),
    status: t.field({
      type: StepStatusEnum,
      description: 'Whether the step is locked, open, done, not needed, or wants attention.',
      resolve: ({ status }) => status,
    }),
    issues: t.field({
      type: [IssueType],
      description:
        'What is wrong or missing in the step, with the reviewer’s remarks and the authority’s reasons for a refusal. Names of persons in it are masked for everybody but the applicant.',
      resolve: ({ issues }, _args, { actor }) =>
        actor.kind === 'APPLICANT' ? issues : issues.map(withMaskedName),
    }),
    warnings: t.field({
      type: [IssueType],
      description:
        'What the applicant should know about the details entered in the step, or what a paper says that does not fit them. Warnings do not keep the filing from being submitted. What was read and typed of persons is masked for everybody but the applicant.',
      resolve: ({ warnings }, _args, { actor }) =>
        actor.kind === 'APPLICANT' ? warnings : warnings.map(withMaskedReading),
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  steps: t.field({
    type: [StepType],
    description:
      'The nine steps of the filing in their order, each as it stands now. On a phone to which the filing was handed, those of the papers and the photo alone.',
    complexity: { field: 10, multiplier: 9 },
    resolve: async (parent, _args, context) => {
      const filing = await wholeFiling(context, parent);
      const steps = context.app.stepsOf(await filingAt(context, filing), filing);
      return context.app.phoneOf(context.actor)
        ? steps.filter(({ rule }) => ON_A_PHONE.has(rule.key))
        : steps;
    },
  }),
}));
