import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { NoticeType } from './notices.ts';

const errors = [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.AuthorityUnavailable];

const noticeId = 'The ID of the entry that is answered, e.g. `not_01j…`.';

/** The answered entry, of the caller’s own. */
const answered = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, { targetId: string }>) => ({
  notice: t.prismaField({
    type: NoticeType,
    description: 'The entry after the answer. It is marked as done.',
    resolve: (query, { targetId }, _args, context) =>
      servicesOf(context).database.prisma.authorityNotice.findFirstOrThrow({
        ...query,
        where: { AND: [{ id: targetId }, context.app.authorityNoticeScope(context.actor)] },
      }),
  }),
});

mutation('answerUnfiledSite', {
  as: 'PROVIDER',
  description:
    'Tells the authority what was done about a website on its list of unfiled websites (未备案网站处理结果, WBACLJG). The entry is marked as done when the authority has taken the answer.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: noticeId }),
    result: t.int({
      required: true,
      description: 'The bureau’s code of what was done (处理结果), from 1 to 999.',
    }),
    opinion: t.string({
      required: true,
      description: 'What was done, in words (处理意见), at most 255 characters.',
    }),
  }),
  errors,
  act: async ({ services, actor, idempotency }, input, app) =>
    app.performAct(services, actor, await app.unfiledSiteAnswer(services, actor, input), idempotency),
  result: answered,
});

mutation('answerRecheckTask', {
  as: 'PROVIDER',
  description:
    'Answers a re-check task of the authority (核实结果, HSJG) with the record as the task gave it. The entry is marked as done when the authority has taken the answer.',
  input: (t) => ({
    noticeId: t.id({ required: true, description: noticeId }),
    passed: t.boolean({
      required: true,
      description: 'True when what is filed is right, false when something in it is wrong.',
    }),
    checker: t.string({
      required: true,
      description: 'The name of the person who checked (核实人姓名), at most 128 characters.',
    }),
    opinion: t.string({
      required: true,
      description: 'What was found, in words (核实意见), at most 1,024 characters.',
    }),
    serviceContents: t.intList({
      description:
        'The codes of the service contents (服务内容) of the task’s websites, from 1 to 64. It is required where the task does not say them.',
    }),
    errors: t.string({
      description:
        'What is wrong (错误信息), at most 1,024 characters. It is required unless `passed` is true.',
    }),
  }),
  errors,
  act: async ({ services, actor, idempotency }, input, app) =>
    app.performAct(services, actor, await app.recheckAnswer(services, actor, input), idempotency),
  result: answered,
});

mutation('deregister', {
  as: 'PROVIDER',
  description:
    'Asks the authority to deregister a website or a whole subject (注销网站, 注销主体, ZXBA). It stands until the authority says that it was struck off. Refuses while the subject has an order in progress.',
  input: (t) => ({
    number: t.string({
      required: true,
      description:
        'The filing number of the website, e.g. `浙ICP备12345678号-1`, or of the subject, e.g. `浙ICP备12345678号`.',
    }),
    reason: t.int({
      required: true,
      description:
        'The authority’s code of the reason (注销理由): one of `authorityCodes` where the table was downloaded, else a number from 1 to 999.',
    }),
    remark: t.string({ description: 'A remark on the reason, at most 1,000 characters.' }),
    password: t.string({
      description: 'The filing password (备案密码) of the subject. It is required for a subject.',
    }),
    confirm: t.boolean({
      required: true,
      description:
        'Whether the caller knows that what is deregistered has to be filed anew to be served again. It must be `true`.',
    }),
  }),
  errors: [...errors, ERRORS.OrderInProgress],
  act: async ({ services, actor, idempotency }, input, app) => {
    const { number } = input;
    const prepared = await app.deregistration(services, actor, input);
    return app.performActFor(services, actor, prepared, idempotency, { number });
  },
  result: (t) => ({
    number: t.exposeString('number', { description: 'The filing number that was given.' }),
  }),
});

builder.prismaObjectFields(NoticeType, (t) => ({
  answerBy: t.field({
    type: 'Date',
    nullable: true,
    description:
      'The last day on which the entry should be answered, with `answerUnfiledSite` or `answerRecheckTask`. The service counts it in working days; a date in the bureau’s own letter counts before it. Null for entries that want no answer.',
    resolve: (notice, _args, { app }) => app.answerBy(notice),
  }),
}));
