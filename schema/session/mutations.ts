import { asSecretKey } from '../../server/tenancy/access.ts';
import type { SecretKeyActor } from '../../server/tenancy/actor.ts';
import type { MintedSession } from '../../server/tenancy/sessions.ts';
import type { Work } from '../../server/unit-of-work.ts';
import type { SchemaTypes } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';

const secretKey = {
  scopes: { secretKey: true },
  as: asSecretKey,
  errors: [ERRORS.ValidationFailure, ERRORS.RateLimited],
} as const;

type Minted = { token: string; expiresAt: string; id: string };

const minted = ({ token, expiresAt, subjectId }: MintedSession): Minted => ({
  token,
  expiresAt: expiresAt.toISOString(),
  id: subjectId,
});

const sessionFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Minted>) => ({
  token: t.exposeString('token', { description: 'Bearer token for the browser; half an hour.' }),
  expiresAt: t.field({
    type: 'DateTime',
    description: 'When it ends; mint or renew before.',
    resolve: ({ expiresAt }) => new Date(expiresAt),
  }),
});

/** Sessions live in real time: a test clock does not age them. */
const limited = async ({
  services,
  actor,
}: Pick<Work<SecretKeyActor>, 'services' | 'actor'>): Promise<void> =>
  services.limits.consume('SESSION_MINT', actor.providerId);

mutation('createApplicantSession', {
  ...secretKey,
  description: 'Mints a session for an applicant of the provider’s site. Call it from the provider’s server.',
  input: (t) => ({
    externalRef: t.string({ required: true, description: 'The provider’s own reference of the account.' }),
  }),
  change: async (work, { externalRef }) => {
    await limited(work);
    return minted(
      await work.services.sessions.mintApplicant(work.tx, {
        tenant: work.actor,
        externalRef,
        now: new Date(),
      }),
    );
  },
  result: (t) => ({ ...sessionFields(t), applicantId: t.exposeID('id', { description: 'apl_…' }) }),
});

mutation('createStaffSession', {
  ...secretKey,
  description: 'Mints a session for a reviewer (初审人员). Call it from the provider’s server.',
  input: (t) => ({
    externalRef: t.string({ required: true, description: 'The provider’s own reference of the person.' }),
    displayName: t.string({ required: true, description: 'Name shown in reviews.' }),
  }),
  change: async (work, { externalRef, displayName }) => {
    await limited(work);
    return minted(
      await work.services.sessions.mintStaff(work.tx, {
        tenant: work.actor,
        externalRef,
        displayName,
        now: new Date(),
      }),
    );
  },
  result: (t) => ({ ...sessionFields(t), staffId: t.exposeID('id', { description: 'stf_…' }) }),
});
