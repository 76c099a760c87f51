import type { MintedSession, SecretKeyActor, Services } from '../../../server/application.ts';
import type { SchemaTypes } from '../builder.ts';
import { USUAL_ROLES } from '../../rules/staff-roles.ts';
import { StaffRoleEnum } from '../enums.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SessionPrefillInput } from './prefill.ts';

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
  token: t.exposeString('token', {
    description:
      'The token of the session, which the browser sends as `Authorization: Bearer …`. It works for half an hour and can be renewed before that with `renewSession`.',
  }),
  expiresAt: t.field({
    type: 'DateTime',
    description: 'The date and time when the token ends. Renew it or create a new session before.',
    resolve: ({ expiresAt }) => new Date(expiresAt),
  }),
});

const SESSION_METADATA =
  'What to note on the session for the provider’s own use, e.g. the shopping basket that led to it. Whoever holds the session is told it by `viewer`, and it is forgotten with the session. It must not hold personal data.';

/** Sessions live in real time: a test clock does not age them. */
const now = (): Date => new Date();

mutation('createApplicantSession', {
  ...secretKey,
  description:
    'Creates a session for an applicant of the provider’s site, known by the provider’s own reference. It needs a secret key: call it from the provider’s server and hand the token to the page.',
  input: (t) => ({
    externalRef: t.string({
      required: true,
      description:
        'The provider’s own reference of the applicant’s account. The same reference always means the same applicant.',
    }),
    metadata: t.field({ type: 'Metadata', description: SESSION_METADATA }),
    prefill: t.field({
      type: SessionPrefillInput,
      description: 'What the provider knows of the filing that begins in the session.',
    }),
  }),
  change: async (work, { externalRef, metadata, prefill }, app) => {
    if (prefill) app.assertPrefill(prefill, work.now);
    return minted(
      await work.services.sessions.mintApplicant(work.tx, {
        tenant: work.actor,
        keyId: work.actor.keyId,
        externalRef,
        now: now(),
        dataId: await app.keepSessionData(work, { metadata, prefill: prefill ?? null }, now()),
      }),
    );
  },
  result: (t) => ({
    ...sessionFields(t),
    applicantId: t.exposeID('id', { description: 'The ID of the applicant, e.g. `apl_01j…`.' }),
  }),
});

mutation('createStaffSession', {
  ...secretKey,
  description:
    'Creates a session for a reviewer (初审人员) or another of the provider’s staff, known by the provider’s own reference, with the roles that say what it may do. It needs a secret key: call it from the provider’s server. It is refused for a person who was removed.',
  input: (t) => ({
    externalRef: t.string({
      required: true,
      description:
        'The provider’s own reference of the person. The same reference always means the same reviewer.',
    }),
    displayName: t.string({
      required: true,
      description:
        'The name of the reviewer as it is shown in reviews. It replaces the name of an earlier session.',
    }),
    roles: t.field({
      type: [StaffRoleEnum],
      required: true,
      defaultValue: [...USUAL_ROLES],
      description:
        'What the session may do, for as long as it lasts; at least one role. Another session of the same person may have others.',
    }),
    metadata: t.field({ type: 'Metadata', description: SESSION_METADATA }),
  }),
  change: async (work, { externalRef, displayName, roles, metadata }, app) => {
    return minted(
      await work.services.sessions.mintStaff(work.tx, {
        tenant: work.actor,
        keyId: work.actor.keyId,
        externalRef,
        displayName,
        roles,
        now: now(),
        dataId: await app.keepSessionData(work, { metadata }, now()),
      }),
    );
  },
  result: (t) => ({
    ...sessionFields(t),
    staffId: t.exposeID('id', { description: 'The ID of the reviewer, e.g. `stf_01j…`.' }),
  }),
});
