import { ShipmentStatus, TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import type { Remark } from '../../../server/application.ts';
import { maskPhone } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { FilingStateEnum, PartyEnum, ReviewDecisionEnum, SmsOutcomeEnum } from './enums.ts';
import { FilingType } from './type.ts';

const RemarkType = builder.objectRef<Remark>('Remark').implement({
  authScopes: TENANT,
  description: 'A reviewer’s remark.',
  fields: (t) => ({
    path: t.exposeStringList('path', { description: 'The field it speaks of; empty for the whole.' }),
    message: t.exposeString('message', { description: 'In the reviewer’s words.' }),
  }),
});

builder.prismaObject('Review', {
  authScopes: TENANT,
  description: 'What a reviewer decided (初审).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'rev_…' }),
    decision: t.expose('decision', { type: ReviewDecisionEnum, description: 'What.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    reviewer: t.string({
      nullable: true,
      description: 'Name shown.',
      select: { reviewer: true },
      resolve: ({ reviewer }) => reviewer?.displayName ?? null,
    }),
    remarks: t.field({
      type: [RemarkType],
      description: 'What to correct; of a pass, why it was passed over a doubt, for reviewers only.',
      select: { decision: true, filing: { select: { providerId: true } } },
      resolve: async ({ id, decision, remarks, filing }, _args, context) => {
        if (!remarks || (decision === 'PASS' && context.actor.kind !== 'STAFF')) return [];
        const sealer = await servicesOf(context).privacy.forProvider(filing.providerId);
        return sealer.open<Remark[]>(remarks, context.app.sealContext(id, 'remarks'));
      },
    }),
  }),
});

const ShipmentStatusEnum = builder.enumType(ShipmentStatus, {
  name: 'ShipmentStatus',
  description: 'Where originals in the post (邮寄资料) are.',
  values: {
    ASKED: { description: 'They were asked for and are not posted yet.' },
    SENT: { description: 'They are in the post.' },
    RECEIVED: { description: 'They arrived.' },
    MISSING: { description: 'They did not arrive.' },
    RETURNED: { description: 'They were sent back.' },
    CALLED_OFF: { description: 'The order waits for them no more.' },
  } satisfies Record<ShipmentStatus, { description: string }>,
});

builder.prismaObject('Shipment', {
  authScopes: TENANT,
  description: 'Originals in the post (邮寄资料).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'shp_…' }),
    requested: t.exposeString('requested', { description: 'What was asked for, in the reviewer’s words.' }),
    copies: t.exposeInt('copies', { description: 'How many of each.' }),
    courier: t.exposeString('courier', { nullable: true, description: 'Name of the courier.' }),
    trackingNumber: t.exposeString('trackingNumber', { nullable: true, description: 'Of the receipt.' }),
    status: t.expose('status', { type: ShipmentStatusEnum, description: 'Where they are.' }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'Why it is missing or was sent back, in the reviewer’s words.',
    }),
    askedAt: t.expose('askedAt', { type: 'DateTime', description: 'When asked for.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When posted.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', nullable: true, description: 'When received.' }),
    address: t.string({
      nullable: true,
      description: 'Where to.',
      select: { filing: { select: { provider: { select: { mailAddress: true } } } } },
      resolve: ({ filing }) => filing.provider.mailAddress,
    }),
  }),
});

const SmsCheckType = builder.prismaObject('SmsCheck', {
  authScopes: TENANT,
  description: 'The authority’s SMS check (短信核验) of one hand-over.',
  fields: (t) => ({
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When the window began.' }),
    deadline: t.expose('deadline', { type: 'DateTime', description: 'When it ends.' }),
    outcome: t.expose('outcome', { type: SmsOutcomeEnum, description: 'How it stands.' }),
    phoneMasked: t.string({
      nullable: true,
      description:
        'Contact 1 of the website person, masked, as far as we know it: the text goes to the number originally filed.',
      select: { filing: { select: { providerId: true } } },
      resolve: async ({ id, personal, filing }, _args, context) => {
        if (!personal) return null;
        const sealer = await servicesOf(context).privacy.forProvider(filing.providerId);
        return maskPhone(
          sealer.open<{ mobile: string }>(personal, context.app.sealContext(id, 'sms')).mobile,
        );
      },
    }),
    resendFrom: t.field({
      type: 'DateTime',
      description: 'From when the code can be asked for again, at the authority’s page.',
      resolve: (check, _args, { app }) => app.resendFrom(check),
    }),
    automaticResendAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it comes again by itself; null when the window ends before.',
      resolve: (check, _args, { app }) => app.automaticResendAt(check),
    }),
    advice: t.field({
      type: [IssueType],
      complexity: { field: 1, multiplier: 1 },
      description:
        'What to do when no code comes, with the two cases that are solved at the former provider only.',
      resolve: (check, _args, { app }) => app.smsAdvice(check),
    }),
    portalUrl: t.string({
      description: 'Where the code is entered.',
      select: { filing: { select: { providerId: true, mode: true, province: true } } },
      resolve: ({ filing }, _args, context) =>
        servicesOf(context).authority.smsPortalUrl(filing, filing.province),
    }),
  }),
});

const TimelineEventTypeEnum = builder.enumType(TimelineEventType, {
  name: 'TimelineEventType',
  description: 'What happens to a filing, as its history tells it.',
  values: {
    START: { description: 'The applicant begins the filing.' },
    VERIFY_SERVER: { description: 'A server passes the check (产品验证).' },
    VERIFY_PASSWORD: { description: 'The filing password (备案密码) passes the check.' },
    GRANT_CONSENT: { description: 'The applicant consents to the processing of personal data.' },
    WITHDRAW_CONSENT: { description: 'The applicant withdraws a consent.' },
    SUBMIT: { description: 'The applicant submits the draft for review (提交初审).' },
    WITHDRAW: { description: 'The applicant takes the filing back to edit it.' },
    RETURN: { description: 'A reviewer returns the filing with remarks.' },
    RESUBMIT: { description: 'The applicant submits the filing again.' },
    REQUEST_ORIGINALS: { description: 'A reviewer asks for originals by post (邮寄资料).' },
    RECORD_SHIPMENT: { description: 'The applicant says that the originals are in the post.' },
    REPORT_SHIPMENT: { description: 'A reviewer says that posted originals are missing or were sent back.' },
    RECEIVE_ORIGINALS: { description: 'A reviewer receives the originals.' },
    REQUEST_BACKDROP: { description: 'The applicant asks for a backdrop (幕布).' },
    SEND_BACKDROP: { description: 'A reviewer posts the backdrop.' },
    PASS: { description: 'A reviewer passes the filing (初审通过).' },
    HAND_OVER_FOR_SMS: { description: 'The authority takes the filing and begins the SMS check (短信核验).' },
    HAND_OVER: { description: 'The authority takes the filing.' },
    REFUSE_HAND_OVER: { description: 'The filing goes back because the authority takes no such paper.' },
    HOLD: { description: 'The filing waits for the provider to remove what keeps it from the authority.' },
    RETRY_HAND_OVER: { description: 'The provider hands a filing over again that was held.' },
    SMS_REMINDER: { description: 'The applicant is reminded that the SMS check ends soon.' },
    RESULT_LATE: { description: 'The authority’s result is overdue.' },
    REPORT_SMS_DONE: { description: 'The SMS check is completed.' },
    SMS_LAPSE: { description: 'The SMS check ends without being completed.' },
    APPROVE: { description: 'The authority approves the filing.' },
    REFUSE: { description: 'The authority refuses the filing.' },
    LATER_WORD: { description: 'The authority says otherwise of a filing that is decided or has ended.' },
    EDIT: { description: 'The applicant opens a refused or lapsed filing to correct it.' },
    ABANDON: { description: 'The applicant abandons the filing (放弃备案).' },
  } satisfies Record<TimelineEventType, { description: string }>,
});

builder.prismaObject('TimelineEvent', {
  authScopes: TENANT,
  description: 'One sentence of the history; carries no personal data.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'evt_…' }),
    sequence: t.exposeInt('sequence', { description: 'From 1, without gaps.' }),
    type: t.expose('type', { type: TimelineEventTypeEnum, description: 'What happened.' }),
    text: t.string({
      description: 'In plain words, in the language of the request.',
      resolve: ({ type, data }, _args, { app, locale }) =>
        app.sentenceOf(type, data as Record<string, unknown>, locale),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When, on the provider’s clock.' }),
    actor: t.expose('actorKind', { type: PartyEnum, description: 'Who caused it.' }),
    fromState: t.expose('fromState', { type: FilingStateEnum, nullable: true, description: 'Before.' }),
    toState: t.expose('toState', { type: FilingStateEnum, nullable: true, description: 'After.' }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  reviews: t.relation('reviews', {
    description: 'Reviews, oldest first.',
    query: { orderBy: { at: 'asc' } },
  }),
  shipments: t.relation('shipments', {
    description: 'Originals asked for, oldest first.',
    query: { orderBy: { askedAt: 'asc' } },
  }),
  timeline: t.relation('timeline', {
    description: 'The history, oldest first.',
    query: { orderBy: { sequence: 'asc' } },
  }),
  smsCheck: t.field({
    type: SmsCheckType,
    nullable: true,
    description: 'The latest SMS check.',
    select: { smsChecks: { orderBy: { attempt: 'desc' }, take: 1 } },
    resolve: ({ smsChecks }) => smsChecks[0] ?? null,
  }),
}));
