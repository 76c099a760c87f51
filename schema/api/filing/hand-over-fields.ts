import type { HoldUp } from '../../../server/application.ts';
import { HELD } from '../../../prisma/selections.ts';
import { builder } from '../builder.ts';
import { holdUpAt } from './at.ts';
import { FilingType } from './type.ts';

/** Never the applicant's: it speaks of the provider's own account and software. */
const PROVIDER = { staff: true, secretKey: true } as const;

const HandOverFaultType = builder.objectRef<HoldUp>('HandOverFault').implement({
  authScopes: PROVIDER,
  description:
    'What keeps a filing that passed the review from being handed to the authority, until the provider or the operator removes it.',
  fields: (t) => ({
    code: t.exposeInt('code', {
      nullable: true,
      description:
        'The authority’s code: `msg_code` of the upload, or Jgdm of its result. Null when the authority gave none: this service’s own check refused the file, or the provider has no account with the authority.',
    }),
    reason: t.string({
      description:
        'What the fault is, in the language of the request: the meaning of `code`, or what this service’s own check found.',
      resolve: (fault, _args, { app, locale }) => app.faultText(fault, locale),
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'The date and time since when the filing has been held.',
    }),
    retryable: t.exposeBoolean('retryable', {
      description:
        'Whether `retryHandOver` can hand the filing over again. False when the provider’s account with the authority is stopped or missing, which only the operator can put right.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  handOverFault: t.field({
    type: HandOverFaultType,
    nullable: true,
    authScopes: PROVIDER,
    description:
      'What keeps the filing, which is `QUEUED`, from being handed to the authority; for reviewers and secret keys only. Null while nothing does. When it is cured, call `retryHandOver`.',
    select: HELD,
    resolve: (filing, _args, context) => holdUpAt(context, filing),
  }),
}));
