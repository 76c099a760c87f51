import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { list } from '../list/list.ts';
import { AuthenticationKindEnum } from './enums.ts';
import { between } from '../list/between.ts';
import { AUDITORS } from './events.ts';

const AuthenticationRecordType = builder.prismaObject('AuthenticationRecord', {
  description: 'What happened to a session or a key. It is kept for half a year.',
  authScopes: AUDITORS,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the entry, e.g. `atn_01j…`.' }),
    kind: t.expose('kind', {
      type: AuthenticationKindEnum,
      description: 'What happened to the session or the key.',
    }),
    subjectId: t.exposeString('subjectId', {
      nullable: true,
      description:
        'The ID of the person whose session it was, e.g. `apl_01j…` or `stf_01j…`, or of the provider where all sessions ended. Null for a key.',
    }),
    keyId: t.exposeString('keyId', {
      nullable: true,
      description:
        'The ID of the key that created the session or was refused. Null where no key had a part in it.',
    }),
    code: t.exposeString('code', {
      nullable: true,
      description: 'The code of the error with which it was refused, e.g. `KEY_REVOKED`. Null unless it was.',
    }),
    network: t.exposeString('network', {
      nullable: true,
      description:
        'The network that a refused key of servers came from, e.g. `203.0.113.0/24`. Null for everything else.',
    }),
    times: t.exposeInt('times', {
      description: 'How often the same was refused within the hour; 1 for everything else.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'The date and time when it happened.' }),
    lastAt: t.expose('lastAt', {
      type: 'DateTime',
      description: 'The date and time when the same was last refused within the hour.',
    }),
  }),
});

list('authenticationRecords', {
  type: AuthenticationRecordType,
  description:
    'Lists what happened to sessions and keys of the mode in the last half year, newest first. It needs a secret key, a restricted one with `AUDIT_READ`, or a staff session with the role `AUDITOR`, `LEAD` or `OPERATOR`.',
  authScopes: AUDITORS,
  args: (t) => ({
    kinds: t({
      type: [AuthenticationKindEnum],
      description: 'Lists only entries of these kinds. All when left out or empty.',
    }),
    subjectId: t.string({ description: 'Lists only what concerns this applicant or reviewer.' }),
    keyId: t.string({ description: 'Lists only what concerns this key.' }),
    from: t({ type: 'DateTime', description: 'Lists only what happened from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only what happened before then.' }),
  }),
  order: { name: 'authenticationRecords', direction: 'desc' },
  where: (
    { app, actor },
    { kinds, subjectId, keyId, from, until },
  ): Prisma.AuthenticationRecordWhereInput => ({
    AND: [
      app.authenticationScope(actor),
      kinds && kinds.length > 0 ? { kind: { in: [...kinds] } } : {},
      subjectId == null ? {} : { subjectId },
      keyId == null ? {} : { keyId },
      { at: between(from, until) },
    ],
  }),
  find: (prisma, asked: Prisma.AuthenticationRecordFindManyArgs) =>
    prisma.authenticationRecord.findMany(asked),
  count: (prisma, asked) => prisma.authenticationRecord.count(asked),
});
