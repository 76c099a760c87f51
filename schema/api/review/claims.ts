import { builder, TENANT } from '../builder.ts';
import { filingAt } from '../filing/at.ts';
import { filingResult, noRow } from '../filing/result-field.ts';
import { FilingType } from '../filing/type.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, FILING_ERRORS, mutation, type InputBuilder } from '../mutation.ts';
import { shownText } from '../sealed.ts';

const ClaimType = builder.prismaObject('ReviewClaim', {
  name: 'FilingClaim',
  authScopes: TENANT,
  description:
    'That a reviewer works on a filing now (领取): until the claim ends, nobody else decides about it.',
  fields: (t) => ({
    reviewerId: t.exposeID('staffId', { description: 'The ID of the reviewer, e.g. `stf_01j…`.' }),
    reviewer: t.string({
      description: 'The display name of the reviewer.',
      select: { staff: true },
      resolve: ({ staff }, args, context) => shownText('displayName')(staff, args, context),
    }),
    mine: t.boolean({
      description: 'Whether the caller is that reviewer.',
      resolve: ({ staffId }, _args, { actor }) => actor.kind === 'STAFF' && actor.staffId === staffId,
    }),
    claimedAt: t.expose('claimedAt', {
      type: 'DateTime',
      description: 'The date and time since when the reviewer has the filing.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description:
        'The date and time when the claim ends unless the reviewer goes on working, by the provider’s clock.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  claim: t.field({
    type: ClaimType,
    nullable: true,
    description:
      'Which reviewer works on the filing now (领取). Null when nobody does, and for everybody but the provider’s people and server.',
    select: (_args, _context, nested) => ({ claim: nested(true) }),
    resolve: async (filing, _args, context) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF' && actor.kind !== 'SECRET_KEY') return null;
      const { claim } = filing;
      if (!claim || filing.state !== 'IN_REVIEW') return null;
      const { now } = await filingAt(context, filing);
      return claim.expiresAt > now ? claim : null;
    },
  }),
}));

const filingId = (t: InputBuilder) =>
  t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' });

mutation('claimFiling', {
  as: 'STAFF',
  description:
    'Claims a filing under review for the caller (领取), or goes on with a claim of the caller’s own. A claim ends ten minutes after it was last taken or gone on with, with a decision, or with `releaseFiling`; until then decisions of others answer `ClaimedError`. It needs a reviewer’s session.',
  input: (t) => ({
    filingId: filingId(t),
    takeOver: t.boolean({
      description:
        'Whether to take the filing from another reviewer who has claimed it. It needs a lead’s session.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.Claimed],
  change: (work, input, app) => app.claimFiling(work, input),
  result: filingResult,
});

mutation('releaseFiling', {
  as: 'STAFF',
  description:
    'Gives back a filing that the caller has claimed, so that others may take it at once. A filing that the caller has not claimed stays as it is. It needs a reviewer’s session.',
  input: (t) => ({ filingId: filingId(t) }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.releaseFiling(work, input),
  result: filingResult,
});

mutation('claimNextFiling', {
  as: 'STAFF',
  description:
    'Claims the filing under review that has waited longest and that nobody has claimed (领取下一件). Callers who ask at the same time never get the same one. It needs a reviewer’s session.',
  input: (t) => ({
    provinces: t.stringList({
      description:
        'Takes a filing in one of these provinces alone, by their codes of GB/T 2260, e.g. `330000`. Any province when left out or empty.',
    }),
    except: t.idList({
      description:
        'The IDs of filings that are not wanted now, e.g. because the caller has just put them aside.',
    }),
  }),
  errors: [],
  change: (work, input, app) => app.claimNext(work, input),
  result: (t) => ({
    filing: t.prismaField({
      type: FilingType,
      nullable: true,
      description: 'The filing that is the caller’s now. Null when nothing waits that nobody has.',
      resolve: (query, { filingId: id }, _args, context) =>
        id === null
          ? noRow(query)
          : servicesOf(context).database.prisma.filing.findFirst({
              ...query,
              where: { AND: [{ id }, context.app.filingScope(context.actor)] },
            }),
    }),
  }),
});
