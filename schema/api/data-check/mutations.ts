import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { filingResult } from '../filing/result-field.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { DataCheckEffectEnum, DataCheckKindEnum } from './types.ts';

const DataCheckPolicyType = builder.prismaObject('DataCheckPolicy', {
  authScopes: { secretKey: true },
  description: 'A register that is asked about filings, and what its answers do.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DataCheckKindEnum, description: 'What is compared.' }),
    effect: t.expose('effect', {
      type: DataCheckEffectEnum,
      description: 'What an answer does that does not fit the filing.',
    }),
  }),
});

builder.queryField('dataChecks', (t) =>
  t.field({
    type: [DataCheckPolicyType],
    authScopes: { secretKey: true },
    description:
      'Lists which registers are asked about filings, in the mode of the key. Kinds that are not listed are not asked.',
    resolve: (_root, _args, context) => {
      const { app, actor } = context;
      return actor.kind === 'SECRET_KEY' ? app.dataChecksOf(servicesOf(context).database.prisma, actor) : [];
    },
  }),
);

mutation('setDataCheck', {
  description:
    'Says whether a register is asked about filings, in the mode of the key, and what an answer does that does not fit. It is asked when access details are saved that the form finds nothing wrong with. Refuses a kind that nobody answers: name a service with `setProviderHook` first. Domains are asked of their registry where the operator has named one and the provider has no service of its own; test mode has registers of its own.',
  as: 'SECRET_KEY',
  input: (t) => ({
    kind: t.field({ type: DataCheckKindEnum, required: true, description: 'What is compared.' }),
    effect: t.field({
      type: DataCheckEffectEnum,
      required: false,
      description: 'What an answer does that does not fit. Null, or leaving it out, has it asked no more.',
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: (work, input, app) => app.setDataCheck(work, input),
  result: (t) => ({
    kind: t.field({
      type: DataCheckKindEnum,
      description: 'What is compared.',
      resolve: ({ kind }) => kind,
    }),
    effect: t.field({
      type: DataCheckEffectEnum,
      nullable: true,
      description: 'What an answer does that does not fit. Null when it is asked no more.',
      resolve: ({ effect }) => effect,
    }),
  }),
});

mutation('recheckFilingData', {
  description:
    'Has the registers asked again about a filing as it stands, e.g. after one gave no answer or has changed. The answers come within moments; `filingUpdated` tells of them.',
  as: 'PROVIDER',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.recheckData(work, input),
  result: (t) => filingResult(t),
});
