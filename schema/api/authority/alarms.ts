import { AlarmKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { list } from '../list/list.ts';
import { together } from '../list/together.ts';

const scopes = { staff: true, secretKey: true } as const;

const AlarmKindEnum = builder.enumType(AlarmKind, {
  name: 'AlarmKind',
  description:
    'What is wrong, and when it is an alarm. Those from `JOBS_LATE` on concern the whole service: of them only its operator is told, and in live mode the provider that operates it (`OPERATOR_PROVIDER`).',
  values: {
    ACCOUNT_STOPPED: { description: 'The account with the authority is stopped.' },
    ACCOUNT_RESTING: { description: 'The operator paused the account more than a day ago.' },
    ACCOUNT_SILENT: { description: 'The authority has given no usable answer for two hours.' },
    FOREIGN_UPLOAD: { description: 'Somebody else uploads under the account.' },
    ORDER_HELD: { description: 'A filing cannot be handed over until its cause is removed.' },
    FILE_ASIDE: { description: 'A file of the authority could not be read.' },
    SMS_ENDING: { description: 'The SMS check (短信核验) of a filing ends within four hours.' },
    RESULT_LATE: { description: 'The authority has not decided a filing within its time by law.' },
    HAND_OVER_LATE: { description: 'The first filing in the queue has waited for more than a day.' },
    JOBS_LATE: { description: 'A queue of background work is half an hour behind.' },
    CERTIFICATE_ENDING: { description: 'The certificate of the service ends within 14 days.' },
    DISK_FULL: { description: 'A disk has less than a tenth of its room left.' },
    CLOCK_OFF: { description: 'A clock is five seconds off.' },
  } satisfies Record<AlarmKind, { description: string }>,
});

const AlarmType = builder.prismaObject('Alarm', {
  description:
    'Something that needs a person: found by the service itself, and over by itself when it is no longer so.',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the alarm, e.g. `alm_01j…`.' }),
    kind: t.expose('kind', { type: AlarmKindEnum, description: 'What is wrong.' }),
    about: t.exposeString('targetId', {
      description:
        'The ID of what it is about, e.g. `fil_01j…` of a filing, `msg_01j…` of a file, or that of the account.',
    }),
    cause: t.string({
      description: 'What is wrong, for people, in the language of the request.',
      resolve: (alarm, _args, { app, locale }) => app.wordsOf(alarm, locale).what,
    }),
    remedy: t.string({
      description: 'What to do about it, in the language of the request.',
      resolve: (alarm, _args, { app, locale }) => app.wordsOf(alarm, locale).todo,
    }),
    command: t.string({
      nullable: true,
      description:
        'The command that the operator of the service runs to mend it. Null where no command helps.',
      resolve: (alarm, _args, context, info) =>
        together(context, info, alarm, async (alarms: readonly (typeof alarm)[]) => {
          const standing = await context.app.whoseOf(servicesOf(context).database.prisma, alarms);
          return standing.map(({ kind, whose }) => context.app.commandOf(kind, whose));
        }),
    }),
    since: t.expose('since', {
      type: 'DateTime',
      description: 'The date and time since which it is so; in test mode by the test clock.',
    }),
    raisedAt: t.expose('raisedAt', {
      type: 'DateTime',
      description: 'The date and time when the service noticed.',
    }),
    clearedAt: t.expose('clearedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when it was over. Null while it stands.',
    }),
  }),
});

list('alarms', {
  type: AlarmType,
  description:
    'Lists what needs a person in the mode of the caller, newest first. Alarms that are over are kept for 92 days. It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    kinds: t({
      type: [AlarmKindEnum],
      description: 'The kinds of alarms that are returned. Left out, all are.',
    }),
    standing: t.boolean({
      description:
        'True for alarms that stand only, false for those that are over only. Left out, both are returned.',
    }),
  }),
  authScopes: scopes,
  order: { name: 'alarms', direction: 'desc' },
  where: ({ app, actor }, { kinds, standing }): Prisma.AlarmWhereInput => ({
    AND: [
      app.alarmScope(actor),
      kinds ? { kind: { in: [...kinds] } } : {},
      standing == null ? {} : { clearedAt: standing ? null : { not: null } },
    ],
  }),
  find: (prisma, asked: Prisma.AlarmFindManyArgs) => prisma.alarm.findMany(asked),
  count: (prisma, asked) => prisma.alarm.count(asked),
});
