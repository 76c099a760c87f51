import type { IssuedKey } from '../../../server/application.ts';
import { DEFAULT_GRACE_HOURS, LONGEST_GRACE_HOURS } from '../../rules/bounds.ts';
import type { SchemaTypes } from '../builder.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { ApiKeyScopeEnum, KeyKindEnum } from './type.ts';

type Issued = { id: string; key: string; hint: string };
const issued = ({ row, key }: IssuedKey): Issued => ({ id: row.id, key, hint: row.hint });

const issuedFields = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Issued>) => ({
  id: t.exposeID('id', { description: 'The ID of the new key, e.g. `key_01j…`.' }),
  key: t.exposeString('key', {
    description:
      'The text of the new key, e.g. `sk_test_…`. Store it now: it is shown this once and never again.',
  }),
  hint: t.exposeString('hint', {
    description: 'The last four characters of the new key, by which it can be recognised in a list.',
  }),
});

mutation('createApiKey', {
  as: 'SECRET_KEY',
  description:
    'Creates an API key of the provider, in the mode of the key that calls. A restricted key can create no secret key and none with a scope that it lacks. It is refused when the provider has as many working keys as it may have in this mode. It needs a secret key, or a restricted one with `KEYS_WRITE`.',
  input: (t) => ({
    kind: t.field({
      type: KeyKindEnum,
      required: true,
      description: 'Whether the key is for pages (`PUBLISHABLE`) or for servers (`SECRET`, `RESTRICTED`).',
    }),
    scopes: t.field({
      type: [ApiKeyScopeEnum],
      description:
        'What a restricted key may do: at least one scope. It must be left out or empty for keys of the other kinds.',
    }),
    name: t.string({
      required: true,
      description:
        'A name by which people recognise the key, e.g. that of the service that uses it. It must not be blank.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.Forbidden],
  change: async ({ tx, actor }, { kind, scopes, name }, app) =>
    // Keys live in real time, wherever the clock of test mode stands.
    issued(
      await app.createKey(tx, {
        tenant: actor,
        by: app.auditeeOf(actor),
        now: new Date(),
        kind,
        scopes: scopes ?? [],
        name,
        maker: actor.scopes,
      }),
    ),
  result: issuedFields,
});

mutation('rollApiKey', {
  as: 'SECRET_KEY',
  description:
    'Replaces a working API key by a new one of the same kind, name and scopes, which works at once; the old key works for `graceHours` more. Sessions made with the old key go on. A restricted key can roll no key that may do more than itself. It needs a secret key, or a restricted one with `KEYS_WRITE`.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the key to replace, e.g. `key_01j…`.' }),
    graceHours: t.int({
      description: `The number of hours for which the old key goes on working: ${DEFAULT_GRACE_HOURS} when left out, 0 to end it at once. A number above ${LONGEST_GRACE_HOURS} counts as ${LONGEST_GRACE_HOURS}.`,
    }),
  }),
  errors: [ERRORS.NotFound, ERRORS.ValidationFailure, ERRORS.Forbidden],
  change: async ({ tx, actor }, { id, graceHours }, app) =>
    issued(
      await app.rollKey(tx, {
        tenant: actor,
        by: app.auditeeOf(actor),
        now: new Date(),
        id,
        graceHours: graceHours ?? DEFAULT_GRACE_HOURS,
        maker: actor.scopes,
      }),
    ),
  result: issuedFields,
});

mutation('revokeApiKey', {
  as: 'SECRET_KEY',
  description:
    'Revokes an API key at once, together with all sessions made with it. A key that was revoked before stays as it is. It needs a secret key, or a restricted one with `KEYS_WRITE`, which can revoke any key.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the key to revoke, e.g. `key_01j…`.' }),
  }),
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
  result: (t) => ({ id: t.exposeID('id', { description: 'The ID of the revoked key.' }) }),
});
