import type { HoldUp } from '../../../server/application.ts';
import { LAST_SUBMISSION } from '../../../prisma/selections.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from './type.ts';

/** Never the applicant's: it speaks of the provider's own account and software. */
const PROVIDER = { staff: true, secretKey: true } as const;

const HandOverFaultType = builder.objectRef<HoldUp>('HandOverFault').implement({
  authScopes: PROVIDER,
  description: 'What keeps a queued order from the authority until the provider has cured it.',
  fields: (t) => ({
    code: t.exposeInt('code', {
      nullable: true,
      description: 'msg_code of the upload or Jgdm of its result; null where our own check refused the file.',
    }),
    reason: t.string({
      description: 'In words: what the code means, or the element and rule that our check names.',
      resolve: (fault, _args, { app, locale }) => app.faultText(fault, locale),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    retryable: t.exposeBoolean('retryable', {
      description:
        'Whether retryHandOver goes on from here; else the account is stopped or missing and the operator sets it right.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  handOverFault: t.field({
    type: HandOverFaultType,
    nullable: true,
    authScopes: PROVIDER,
    description:
      'Why the order is held although it was passed; null while nothing keeps it. See retryHandOver.',
    select: LAST_SUBMISSION,
    resolve: (filing, _args, context) => context.app.holdUpOf(servicesOf(context).database.prisma, filing),
  }),
}));
