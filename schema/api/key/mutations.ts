import type { IssuedKey } from '../../../server/application.ts';
import { DEFAULT_GRACE_HOURS, LONGEST_GRACE_HOURS } from '../../rules/bounds.ts';
import type { SchemaTypes } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { KeyKindEnum } from './type.ts';

type Issued = { id: string; key: string; hint: string };
const issued = ({ row, key }: IssuedKey): Issued => ({ id: row.id, key, hint: row.hint });

const issuedFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Issued>) => ({
  id: t.exposeID('id', { description: 'key_…' }),
  key: t.exposeString('key', { description: 'Shown once; only its hash is stored.' }),
  hint: t.exposeString('hint', { description: 'Its last four characters.' }),
});

mutation('createApiKey', {
  as: 'SECRET_KEY',
  description: 'Creates a key of the same mode as the one in use.',
  input: (t) => ({
    kind: t.field({ type: KeyKindEnum, required: true, description: 'For pages or for servers.' }),
    name: t.string({ required: true, description: 'To recognise it by.' }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor }, { kind, name }, app) =>
    // Keys live in real time, wherever the clock of test mode stands.
    issued(
      await app.createKey(tx, {
        tenant: actor,
        by: app.auditeeOf(actor),
        now: new Date(),
        kind,
        name,
      }),
    ),
  result: issuedFields,
});

mutation('rollApiKey', {
  as: 'SECRET_KEY',
  description: `Replaces a key: a new one at once, the old one works for some hours more.`,
  input: (t) => ({
    id: t.id({ required: true, description: 'key_…' }),
    graceHours: t.int({
      description: `Hours the old one goes on working: ${DEFAULT_GRACE_HOURS}, at most ${LONGEST_GRACE_HOURS}.`,
    }),
  }),
  errors: [ERRORS.NotFound, ERRORS.ValidationFailure],
  change: async ({ tx, actor }, { id, graceHours }, app) =>
    issued(
      await app.rollKey(tx, {
        tenant: actor,
        by: app.auditeeOf(actor),
        now: new Date(),
        id,
        graceHours: graceHours ?? DEFAULT_GRACE_HOURS,
      }),
    ),
  result: issuedFields,
});

mutation('revokeApiKey', {
  as: 'SECRET_KEY',
  description: 'Ends a key at once, and the sessions that were minted with it.',
  input: (t) => ({ id: t.id({ required: true, description: 'key_…' }) }),
  errors: [ERRORS.NotFound],
  change: async ({ tx, actor }, { id }, app) => {
    const row = await app.revokeKey(tx, {
      tenant: actor,
      by: app.auditeeOf(actor),
      now: new Date(),
      id,
    });
    return { id: row.id };
  },
  result: (t) => ({ id: t.exposeID('id', { description: 'key_…' }) }),
});
