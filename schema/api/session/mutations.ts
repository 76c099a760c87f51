import type { MintedSession, SecretKeyActor, Services } from '../../../server/application.ts';
import type { SchemaTypes } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';

type Minting = Pick<Services, 'limits'> & { actor: SecretKeyActor };

const secretKey = {
  as: 'SECRET_KEY',
  errors: [ERRORS.ValidationFailure, ERRORS.RateLimited],
  admit: ({ limits, actor }: Minting) => limits.consume('SESSION_MINT', actor.providerId),
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
const now = (): Date => new Date();

mutation('createApplicantSession', {
  ...secretKey,
  description: 'Mints a session for an applicant of the provider’s site. Call it from the provider’s server.',
  input: (t) => ({
    externalRef: t.string({ required: true, description: 'The provider’s own reference of the account.' }),
  }),
  change: async (work, { externalRef }) => {
    return minted(
      await work.services.sessions.mintApplicant(work.tx, {
        tenant: work.actor,
        keyId: work.actor.keyId,
        externalRef,
        now: now(),
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
    return minted(
      await work.services.sessions.mintStaff(work.tx, {
        tenant: work.actor,
        keyId: work.actor.keyId,
        externalRef,
        displayName,
        now: now(),
      }),
    );
  },
  result: (t) => ({ ...sessionFields(t), staffId: t.exposeID('id', { description: 'stf_…' }) }),
});
