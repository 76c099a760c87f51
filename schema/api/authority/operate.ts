import type { Check } from '../../../server/application.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { ERRORS, mutation, type InputBuilder } from '../mutation.ts';
import { AccountType } from './account.ts';
import { MessageType } from './queries.ts';

const errors = [ERRORS.ValidationFailure, ERRORS.NotFound];
const asking = [...errors, ERRORS.AuthorityUnavailable];

type Named = { readonly targetId: string };
type Tried = Named & {
  readonly done: boolean;
  readonly code?: number | null;
  readonly problem: string | null;
};
type Fields<T> = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>;

const accountId = (t: InputBuilder) =>
  t.id({ required: true, description: 'The ID of the account, e.g. `aut_01j…`.' });
const messageId = (t: InputBuilder) =>
  t.id({ required: true, description: 'The ID of the file that was set aside, e.g. `msg_01j…`.' });
const reason = (t: InputBuilder) =>
  t.string({
    required: true,
    description: 'Why it is done, for the audit, at most 200 characters.',
  });

const accountNamed = async (context: GraphQLContext, id: string) =>
  (
    await context.app.standingsOf(servicesOf(context).database.prisma, context.app.asProvider(context.actor))
  ).find((account) => account.id === id) ?? null;

const account = <T extends Named>(t: Fields<T>) =>
  t.field({
    type: AccountType,
    nullable: true,
    description: 'The account after it. Null where there is none.',
    resolve: ({ targetId }, _args, context) => accountNamed(context, targetId),
  });

const file = <T extends Named>(t: Fields<T>) =>
  t.prismaField({
    type: MessageType,
    description: 'The message that holds the file.',
    resolve: (query, { targetId }, _args, context) =>
      servicesOf(context).database.prisma.authorityMessage.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: targetId }, context.app.authorityMessageScope(context.actor)] },
      }),
  });

const done = <T extends Tried>(t: Fields<T>, description: string) =>
  t.boolean({ description, resolve: (outcome) => outcome.done });
const replyCode = <T extends Tried>(t: Fields<T>) =>
  t.int({
    nullable: true,
    description: 'The code of the authority’s answer (msg_code) that stands in the way. Null without one.',
    resolve: (outcome) => outcome.code ?? null,
  });
const problem = <T extends Tried>(t: Fields<T>) =>
  t.string({
    nullable: true,
    description: 'What stands in the way, as the operator’s commands say it. Null where nothing does.',
    resolve: (outcome) => outcome.problem,
  });

const rest = (
  name: 'pauseAuthorityAccount' | 'resumeAuthorityAccount',
  rests: boolean,
  description: string,
) =>
  mutation(name, {
    as: 'PROVIDER',
    description,
    input: (t) => ({ accountId: accountId(t), reason: reason(t) }),
    errors: rests ? errors : asking,
    act: async ({ services, actor, idempotency }, input, app): Promise<Tried> => {
      const rested = await app.restAccount(services, actor, { ...input, rests }, rests ? idempotency : null);
      if (rests) return { ...rested, done: true, code: null, problem: null };
      return app.resumeStopped(services, actor, input, idempotency);
    },
    result: (t) => ({
      account: account(t),
      done: done(t, 'Whether it is so now.'),
      replyCode: replyCode(t),
      problem: problem(t),
    }),
  });

rest(
  'pauseAuthorityAccount',
  true,
  'Has an account with the authority (管局) rest: nothing is sent or fetched by it until it is resumed. What is queued waits.',
);
rest(
  'resumeAuthorityAccount',
  false,
  'Lets an account go on that rests or is stopped. The bureau is asked for the last upload it has; where that does not work, or its numbers leave a question, the account stays stopped and `problem` says why. Nothing is sent again by it.',
);

const SettlingEnum = builder.enumType('UploadSettlement', {
  description: 'What the bureau says of an upload whose outcome is unknown.',
  values: {
    TAKEN: { description: 'The bureau has it: it counts as accepted.' },
    ANEW: { description: 'The bureau does not have it: it is sent once more, under the next number.' },
  } as const,
});

mutation('settleAuthorityUpload', {
  as: 'PROVIDER',
  description:
    'Says what became of the upload that stopped an account, after the bureau was asked, and lets the account go on.',
  input: (t) => ({
    accountId: accountId(t),
    as: t.field({
      type: SettlingEnum,
      required: true,
      description: 'Whether the bureau has the upload. It cannot be undone.',
    }),
    reason: reason(t),
  }),
  errors: asking,
  act: ({ services, actor, idempotency }, input, app) =>
    app.settleUpload(services, actor, input, idempotency),
  result: (t) => ({
    account: account(t),
    sequence: t.exposeString('sequence', {
      description: 'The number (dataSequence) that the upload has now, as decimal digits.',
    }),
  }),
});

type Lost = { readonly sequence: string; readonly operation: string | null; readonly waits: boolean };

const LostType = builder.objectRef<Lost>('UncountedUpload').implement({
  description: 'An upload under a higher number than the authority has now.',
  authScopes: { staff: true, secretKey: true },
  fields: (t) => ({
    sequence: t.exposeString('sequence', { description: 'Its number (dataSequence), as decimal digits.' }),
    operation: t.exposeString('operation', {
      nullable: true,
      description:
        'What it holds, by the authority’s names of its elements, e.g. `XZJR`. Null where that is not known.',
    }),
    waits: t.exposeBoolean('waits', {
      description: 'Whether its filing still waits for the authority’s word.',
    }),
  }),
});

mutation('setAuthoritySequence', {
  as: 'PROVIDER',
  description:
    'Sets the number that the uploads of an account go on from, after the authority’s fell below ours. Unless `confirm` is true, nothing is changed and only `uploads` is said.',
  input: (t) => ({
    accountId: accountId(t),
    last: t.string({
      required: true,
      description: 'The last number that the authority has now (dataSequence), as decimal digits.',
    }),
    again: t.boolean({
      required: true,
      description: 'Whether those of `uploads` that still wait for a word are sent once more.',
    }),
    confirm: t.boolean({ required: true, description: 'Whether it is done. It cannot be undone.' }),
    reason: reason(t),
  }),
  errors: asking,
  act: ({ services, actor, idempotency }, input, app) => app.setSequence(services, actor, input, idempotency),
  result: (t) => ({
    account: account(t),
    done: t.exposeBoolean('done', { description: 'Whether it was done.' }),
    sent: t.exposeInt('sent', { description: 'The number of uploads that go first, once more.' }),
    uploads: t.field({
      type: [LostType],
      description: 'The uploads under higher numbers, in order.',
      resolve: ({ uploads }) => JSON.parse(uploads) as Lost[],
    }),
  }),
});

mutation('rotateAuthoritySecrets', {
  as: 'PROVIDER',
  description:
    'Puts a new password or key of an account in place of the former one once the authority takes it. A replaced key goes on opening what was encrypted with it.',
  input: (t) => ({
    accountId: accountId(t),
    password: t.string({ description: 'The new password. Left out, it stays.' }),
    aesKey: t.string({ description: 'The new AES key. Left out, it stays.' }),
    aesIv: t.string({ description: 'The new AES offset (偏移量). Left out, it stays.' }),
    reason: reason(t),
  }),
  errors: asking,
  act: ({ services, actor, idempotency }, input, app) =>
    app.rotateSecrets(services, actor, input, idempotency),
  result: (t) => ({
    account: account(t),
    done: done(t, 'Whether the authority takes them. Otherwise nothing was stored.'),
    replyCode: replyCode(t),
    problem: problem(t),
  }),
});

mutation('reopenAuthorityFile', {
  as: 'PROVIDER',
  description:
    'Reads a file that was set aside once more, as it was stored, and applies it, e.g. after a key was mended. The same file twice changes nothing.',
  input: (t) => ({ messageId: messageId(t), reason: reason(t) }),
  errors,
  act: ({ services, actor, idempotency }, input, app) => app.reopenAside(services, actor, input, idempotency),
  result: (t) => ({
    file: file(t),
    done: done(t, 'Whether it was read and applied. Otherwise it stays aside.'),
    problem: problem(t),
  }),
});

mutation('acknowledgeAuthorityFile', {
  as: 'PROVIDER',
  description:
    'Ends a file that was set aside and will never be read: the authority is told that it came, so that those behind it follow. It stays in the archive as it came, and what it says is applied to nothing. It cannot be undone.',
  input: (t) => ({ messageId: messageId(t), reason: reason(t) }),
  errors: asking,
  act: ({ services, actor, idempotency }, input, app) =>
    app.acknowledgeAside(services, actor, input, idempotency),
  result: (t) => ({ file: file(t) }),
});

mutation('retryHeldFilings', {
  as: 'PROVIDER',
  description:
    'Queues all filings again that are held because the authority could not take them, after what kept them was mended.',
  input: (t) => ({ reason: reason(t) }),
  errors: [ERRORS.ValidationFailure],
  act: ({ services, actor, idempotency }, input, app) => app.retryHeld(services, actor, input, idempotency),
  result: (t) => ({
    queued: t.exposeInt('queued', { description: 'The number of filings that were queued.' }),
  }),
});

const CheckEnum = builder.enumType('AccountCheckKind', {
  description: 'What of an account with the authority is looked at.',
  values: {
    SETTINGS: { description: 'Whether the settings are complete and well formed.' },
    SCHEMAS: {
      description: 'Whether the authority’s own schemas can be used, where the settings name them.',
    },
    REACHED: { description: 'Whether the bureau answers.' },
    CREDENTIALS: { description: 'Whether the bureau takes user, password and hash.' },
    KEY: { description: 'Whether the key opens what the bureau holds of the last upload.' },
    NUMBERS: { description: 'Whether its last upload number is none below the one known here.' },
  } as const satisfies Record<Check['check'], { description: string }>,
});

const OutcomeEnum = builder.enumType('AccountCheckOutcome', {
  description: 'What a look at an account found.',
  values: {
    OK: { description: 'All is well.' },
    FAILED: { description: 'Something is wrong, as `detail` says.' },
    SKIPPED: {
      description: 'It was not looked at: it rests on another that failed, or there is nothing to look at.',
    },
  } as const satisfies Record<Check['outcome'], { description: string }>,
});

const CheckType = builder.objectRef<Check>('AccountCheck').implement({
  description: 'What a dry run of an account with the authority found of one thing.',
  authScopes: { staff: true, secretKey: true },
  fields: (t) => ({
    check: t.expose('check', { type: CheckEnum, description: 'What was looked at.' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'What was found.' }),
    code: t.exposeInt('code', {
      nullable: true,
      description: 'The code of the authority’s answer (msg_code). Null where it gave none that matters.',
    }),
    detail: t.exposeString('detail', {
      nullable: true,
      description: 'What is wrong, or the number that was found. Null where there is nothing to say.',
    }),
  }),
});

const checks = <T extends { readonly checks: string }>(t: Fields<T>) =>
  t.field({
    type: [CheckType],
    description: 'What was looked at, each thing once, in the order in which they rest on each other.',
    resolve: (outcome) => JSON.parse(outcome.checks) as Check[],
  });

const bureau = (t: InputBuilder) =>
  t.string({
    description:
      'The bureau by the code of its province, e.g. `330000`. Left out, the account is meant that serves all provinces without one of their own.',
  });

const SETTINGS =
  'The settings as the operator’s guide lists them: `connection` with `urls`, `ispId`, `userName`, `password`, `aesKey` and so on, `uploadHours`, `schedule`, `entryName`, `acknowledgeBrokenAfter`, `checkCodes`. `schemas` and `network` belong to the operator’s machine and are refused.';

mutation('examineAuthorityAccount', {
  as: 'PROVIDER',
  description:
    'A dry run of an account with the authority (管局): looks at its settings and asks the bureau for the last upload it has, which proves address, user, password, key and numbers. Nothing is stored, sent, fetched or numbered by it.',
  input: (t) => ({
    bureau: bureau(t),
    settings: t.field({
      type: 'JSON',
      description: `${SETTINGS} Left out, those in force are looked at.`,
    }),
  }),
  errors,
  act: ({ services, actor, idempotency }, input, app) =>
    app.examineAccount(services, actor, input, idempotency),
  result: (t) => ({ checks: checks(t) }),
});

mutation('setAuthorityAccount', {
  as: 'PROVIDER',
  description:
    'Makes an account with a bureau, or puts settings in place of its former ones, after the same dry run; where a check fails, nothing is stored. What is with the authority already goes on by the account it went by.',
  input: (t) => ({
    bureau: bureau(t),
    provinces: t.stringList({
      description:
        'The codes of the provinces whose filings go by the account, with `bureau` alone; each by one account. Left out, the bureau’s own.',
    }),
    settings: t.field({ type: 'JSON', required: true, description: SETTINGS }),
    reason: reason(t),
  }),
  errors: [ERRORS.ValidationFailure],
  act: ({ services, actor, idempotency }, input, app) => app.setAccount(services, actor, input, idempotency),
  result: (t) => ({ account: account(t), checks: checks(t) }),
});
