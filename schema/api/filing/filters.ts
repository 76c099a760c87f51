import type { ArgBuilder, InputShapeFromFields } from '@pothos/core';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { SchemaTypes } from '../builder.ts';
import { withReference } from '../sealed.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { FilingKindEnum, FilingStateEnum, SubjectNatureEnum } from '../enums.ts';
import { FaceCheckStateEnum } from '../material/face-check-state.ts';
import { METADATA_FILTER, withMetadata } from '../metadata.ts';

/** What of the filings is asked for; each condition alone, and all of them together. */
export const filterArgs = (t: ArgBuilder<SchemaTypes>) => ({
  states: t({
    type: [FilingStateEnum],
    description: 'Lists only filings in these states. All states when left out or empty.',
  }),
  search: t.string({
    description:
      'Lists only filings that have this: the ID, the `externalRef`, a filing number in any spelling or three of its digits, a domain, three characters of one or an address with it, or two characters of the company’s name; for applicants and reviewers also of a person’s name, and for reviewers a mobile number. At most the newest 1000. Everything when left out.',
  }),
  externalRef: t.string({
    description: 'Lists only filings with exactly this `externalRef`, the provider’s own reference.',
  }),
  applicantRef: t.string({
    description: 'Lists only filings of the account with exactly this reference of the provider’s own.',
  }),
  metadata: t({ type: 'Metadata', description: METADATA_FILTER }),
  provinces: t.stringList({
    description: 'Lists only filings in these provinces, by their codes of GB/T 2260, e.g. `330000`.',
  }),
  kind: t({ type: FilingKindEnum, description: 'Lists only filings of this kind.' }),
  natures: t({
    type: [SubjectNatureEnum],
    description: 'Lists only filings of subjects of these natures (主办单位性质).',
  }),
  reviewerId: t.id({
    description: 'Lists only filings about which this reviewer has decided at least once, e.g. `stf_01j…`.',
  }),
  claimed: t.boolean({
    description:
      'Whether to list only filings that a reviewer has claimed (领取) now (`true`), or only the others (`false`). Applicants see none as claimed.',
  }),
  claimedBy: t.id({
    description: 'Lists only filings that this reviewer has claimed now, e.g. `stf_01j…`.',
  }),
  overdue: t.boolean({
    description:
      'Whether to list only filings whose review is late, because `reviewDueBy` has passed (`true`), or only the others (`false`).',
  }),
  resubmitted: t.boolean({
    description:
      'Whether to list only filings that were submitted again after a return (`true`), or only the others (`false`).',
  }),
  faceResults: t({
    type: [FaceCheckStateEnum],
    description: 'Lists only filings with a photo of which the face service says one of these now.',
  }),
  submittedFrom: t({
    type: 'DateTime',
    description: 'Lists only filings that were last submitted at this moment or later.',
  }),
  submittedBefore: t({
    type: 'DateTime',
    description: 'Lists only filings that were last submitted before this moment.',
  }),
  decidedFrom: t({
    type: 'DateTime',
    description: 'Lists only filings that were decided at this moment or later.',
  }),
  decidedBefore: t({
    type: 'DateTime',
    description: 'Lists only filings that were decided before this moment.',
  }),
});

type Filter = InputShapeFromFields<ReturnType<typeof filterArgs>>;
type Where = Prisma.FilingWhereInput;

const oneOf = <T>(column: string, values: readonly T[] | null | undefined): Where =>
  values && values.length > 0 ? { [column]: { in: [...values] } } : {};

/** From a moment on, and before another. */
const between = (
  column: 'submittedAt' | 'decidedAt',
  from: Date | null | undefined,
  before: Date | null | undefined,
): Where =>
  from == null && before == null
    ? {}
    : { [column]: { ...(from == null ? {} : { gte: from }), ...(before == null ? {} : { lt: before }) } };

const asked = (is: boolean | null | undefined, condition: Where): Where =>
  is == null ? {} : is ? condition : { NOT: condition };

/** What somebody reviews now, which the provider's people know alone. */
const claims = ({ kind }: GraphQLContext['actor'], now: Date, staffId?: string): Where =>
  kind === 'STAFF' || kind === 'SECRET_KEY'
    ? { claim: { expiresAt: { gt: now }, ...(staffId === undefined ? {} : { staffId }) } }
    : { id: { in: [] } };

/** Waiting for a review that began too long ago; what came by post since begins it anew. */
const lateReviews = (begunBefore: Date): Where => ({
  state: 'IN_REVIEW',
  submittedAt: { lt: begunBefore },
  reviews: { none: { decision: 'RECEIVE_ORIGINALS', at: { gte: begunBefore } } },
});

/** The filings that the caller sees and asked for. */
export async function filtered(context: GraphQLContext, filter: Filter): Promise<Where> {
  const { app, actor } = context;
  const services = servicesOf(context);
  const { states, search, externalRef, applicantRef, metadata, overdue, claimed, claimedBy } = filter;
  // Said once more of the account, so that it is found along its index.
  const tenant = app.applicantScope(actor);
  const timeless = overdue == null && claimed == null && claimedBy == null;
  const now = timeless || actor.kind === 'ANONYMOUS' ? new Date() : await services.clock.now(actor);
  return {
    AND: [
      app.filingScope(actor),
      oneOf('state', states),
      await withReference(context, externalRef),
      applicantRef == null
        ? {}
        : { applicant: { AND: [tenant, await withReference(context, applicantRef)] } },
      await withMetadata(context, metadata),
      oneOf('province', filter.provinces),
      filter.kind == null ? {} : { kind: filter.kind },
      oneOf('nature', filter.natures),
      filter.reviewerId == null ? {} : { reviews: { some: { reviewerId: filter.reviewerId } } },
      asked(claimed, claims(actor, now)),
      claimedBy == null ? {} : claims(actor, now, claimedBy),
      overdue == null ? {} : asked(overdue, lateReviews(app.reviewsBegunBefore(now))),
      asked(filter.resubmitted, { timeline: { some: { type: 'RESUBMIT' } } }),
      filter.faceResults && filter.faceResults.length > 0
        ? {
            photos: {
              some: { faceChecks: { some: { current: true, state: { in: [...filter.faceResults] } } } },
            },
          }
        : {},
      between('submittedAt', filter.submittedFrom, filter.submittedBefore),
      between('decidedAt', filter.decidedFrom, filter.decidedBefore),
      search == null || search.trim() === ''
        ? {}
        : { id: { in: await app.filingsMatching(services, actor, search) } },
    ],
  };
}
