import { ShipmentStatus, TimelineEventType } from '../../../prisma/generated/client/enums.ts';
import type { Remark } from '../../../server/application.ts';
import { maskPhone } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { IssueType } from '../errors/issue.ts';
import { FilingStateEnum, PartyEnum, ReviewDecisionEnum, SmsOutcomeEnum } from '../enums.ts';
import { SMS_CHECKS } from '../../../prisma/selections.ts';
import { sealerOf, shownColumn, shownText } from '../sealed.ts';
import { nested } from '../list/nested.ts';
import { FilingType } from './type.ts';

const RemarkType = builder.objectRef<Remark>('Remark').implement({
  authScopes: TENANT,
  description: 'A reviewer’s remark on one field of a filing or on the filing as a whole.',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'The path of the field that the remark is about, e.g. `["websites", "0", "person", "mobile"]`. Empty for a remark on the filing as a whole.',
    }),
    message: t.exposeString('message', { description: 'The remark in the reviewer’s own words.' }),
  }),
});

const ReviewType = builder.prismaObject('Review', {
  authScopes: TENANT,
  description: 'One decision of a reviewer about a filing (初审).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the review, e.g. `rev_01j…`.' }),
    decision: t.expose('decision', { type: ReviewDecisionEnum, description: 'What the reviewer decided.' }),
    at: t.expose('at', { type: 'DateTime', description: 'The date and time of the decision.' }),
    reviewer: t.string({
      nullable: true,
      description: 'The display name of the reviewer. Null when no reviewer is recorded.',
      select: { reviewer: true },
      resolve: ({ reviewer }, args, context) => reviewer && shownText('displayName')(reviewer, args, context),
    }),
    remarks: t.field({
      type: [RemarkType],
      nullable: true,
      description:
        'The reviewer’s remarks. With a return they say what to correct; with a pass, why a doubtful face check was overruled, which reviewers alone see. Empty when there are none. Null only beside an error when they can no longer be decrypted.',
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
  description: 'Where originals that were asked for (邮寄资料) are.',
  values: {
    ASKED: { description: 'The originals were asked for and have not been posted yet.' },
    SENT: { description: 'The originals are in the post.' },
    RECEIVED: { description: 'The originals arrived at the provider.' },
    MISSING: { description: 'The originals were posted but did not arrive, and have to be posted again.' },
    RETURNED: { description: 'The originals were sent back, and have to be posted again.' },
    CALLED_OFF: { description: 'The filing no longer waits for the originals.' },
  } satisfies Record<ShipmentStatus, { description: string }>,
});

const ShipmentType = builder.prismaObject('Shipment', {
  authScopes: TENANT,
  description: 'Originals that a reviewer asked for, and their way to the provider by post (邮寄资料).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the shipment, e.g. `shp_01j…`.' }),
    requested: t.string({
      description: 'Which originals were asked for, in the reviewer’s words.',
      resolve: shownText('requested'),
    }),
    copies: t.exposeInt('copies', { description: 'The number of copies wanted of each original.' }),
    courier: t.exposeString('courier', {
      nullable: true,
      description: 'The name of the courier that carries the originals. Null until they are posted.',
    }),
    trackingNumber: t.string({
      nullable: true,
      description:
        'The courier’s tracking number, in capitals without blanks or hyphens. Null until the originals are posted.',
      resolve: shownColumn('trackingNumber'),
    }),
    status: t.expose('status', { type: ShipmentStatusEnum, description: 'Where the originals are.' }),
    problem: t.string({
      nullable: true,
      description:
        'Why the originals are missing or were sent back, in the reviewer’s words. Null unless one of these happened since they were last posted.',
      resolve: shownColumn('problem'),
    }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      description: 'The date and time when the originals were asked for.',
    }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the applicant last said that the originals are in the post. Null until then.',
    }),
    receivedAt: t.expose('receivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when a reviewer noted that the originals arrived. Null until then.',
    }),
    address: t.string({
      nullable: true,
      description: 'The provider’s postal address for originals. Null when the provider has set none.',
      select: { filing: { select: { provider: { select: { mailAddress: true } } } } },
      resolve: ({ filing }) => filing.provider.mailAddress,
    }),
  }),
});

const SmsCheckType = builder.prismaObject('SmsCheck', {
  authScopes: TENANT,
  description: 'The authority’s SMS check (短信核验) after one hand-over of a filing.',
  fields: (t) => ({
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      description: 'The date and time when the authority took the filing and the time for the check began.',
    }),
    deadline: t.expose('deadline', {
      type: 'DateTime',
      description: 'The date and time until which the code has to be entered.',
    }),
    outcome: t.expose('outcome', {
      type: SmsOutcomeEnum,
      description: 'Whether the check is waiting, done or lapsed.',
    }),
    phoneMasked: t.string({
      nullable: true,
      description:
        'The mobile number to which the code goes, masked: contact 1 (联系方式1) of the website’s responsible person in the original filing. Null when this service does not know it.',
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
      description:
        'The date and time from which the applicant can ask for the code again at the authority’s page.',
      resolve: (check, _args, { app }) => app.resendFrom(check),
    }),
    automaticResendAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the authority sends the code again by itself. Null when that would be after `deadline`.',
      resolve: (check, _args, { app }) => app.automaticResendAt(check),
    }),
    advice: t.field({
      type: [IssueType],
      complexity: { field: 1, multiplier: 1 },
      description:
        'What the applicant can do when no code arrives, including the two cases that only the former provider can solve.',
      resolve: (check, _args, { app }) => app.smsAdvice(check),
    }),
    portalUrl: t.string({
      description:
        'The URL of the page on which the code is entered. In test mode it is the rehearsal’s page.',
      select: { filing: { select: { providerId: true, mode: true, province: true } } },
      resolve: ({ filing }, _args, context) =>
        servicesOf(context).authority.smsPortalUrl(filing, filing.province),
    }),
  }),
});

const TimelineEventTypeEnum = builder.enumType(TimelineEventType, {
  name: 'TimelineEventType',
  description: 'What happened to a filing, as its history tells it.',
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
    REFUSE_HAND_OVER: {
      description:
        'The filing goes back to the applicant, because the authority would not take one of its papers.',
    },
    HOLD: { description: 'The filing waits for the provider to remove what keeps it from the authority.' },
    RETRY_HAND_OVER: { description: 'The provider has a held filing handed over again.' },
    SMS_REMINDER: { description: 'The applicant is reminded that the SMS check ends soon.' },
    RESULT_LATE: { description: 'The authority’s result is overdue, and the applicant is told.' },
    REPORT_SMS_DONE: {
      description: 'The SMS check is done, as the applicant reports or the authority’s decision shows.',
    },
    SMS_LAPSE: { description: 'The SMS check ends without success.' },
    APPROVE: { description: 'The authority approves the filing.' },
    REFUSE: { description: 'The authority refuses the filing.' },
    LATER_WORD: {
      description:
        'The authority says something else about a filing that was decided or has ended. Its state stays as it is.',
    },
    SEND_ACT: {
      description: 'The provider sends the authority a change of the access, or scans, after the approval.',
    },
    ACT_DONE: { description: 'The authority approves that change, or stores those scans.' },
    ACT_REFUSED: { description: 'The authority refuses that change, or those scans.' },
    EDIT: { description: 'The applicant opens a refused or lapsed filing to correct it.' },
    ABANDON: { description: 'The applicant abandons the filing (放弃备案).' },
    MOVE: { description: 'The provider gives the subject, and the filing with it, to another account.' },
    PREFILL: { description: 'The provider fills in details that it knows.' },
  } satisfies Record<TimelineEventType, { description: string }>,
});

const TimelineEventObject = builder.prismaObject('TimelineEvent', {
  authScopes: TENANT,
  description: 'One event in the history of a filing. It holds no personal data.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the event, e.g. `evt_01j…`.' }),
    sequence: t.exposeInt('sequence', {
      description: 'The number of the event in the history of its filing, counted from 1 without gaps.',
    }),
    type: t.expose('type', { type: TimelineEventTypeEnum, description: 'What the event is about.' }),
    text: t.string({
      description: 'The event in one plain sentence, in the language of the request.',
      resolve: async ({ type, data }, _args, context) => {
        const { app, locale } = context;
        const facts = app.openMarks(await sealerOf(context), data);
        return app.sentenceOf(type, facts as Record<string, unknown>, locale);
      },
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'The date and time of the event, by the provider’s clock, which test mode can move.',
    }),
    actor: t.expose('actorKind', { type: PartyEnum, description: 'Who caused the event.' }),
    fromState: t.expose('fromState', {
      type: FilingStateEnum,
      nullable: true,
      description: 'The state of the filing before the event. Null for the first event of a filing.',
    }),
    toState: t.expose('toState', {
      type: FilingStateEnum,
      nullable: true,
      description: 'The state of the filing after the event.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  reviews: t.field(
    nested({
      arg: t.arg,
      type: ReviewType,
      description: 'The decisions of reviewers about the filing, oldest first.',
      children: { table: 'Review', parent: 'filingId', by: 'at' },
    }),
  ),
  shipments: t.field(
    nested({
      arg: t.arg,
      type: ShipmentType,
      description: 'The originals that reviewers asked for, oldest first.',
      children: { table: 'Shipment', parent: 'filingId', by: 'askedAt' },
    }),
  ),
  timeline: t.field(
    nested({
      arg: t.arg,
      type: TimelineEventObject,
      description: 'The history of the filing, oldest event first; `last` gives what happened last.',
      children: { table: 'TimelineEvent', parent: 'filingId', by: 'sequence' },
    }),
  ),
  smsCheck: t.field({
    type: SmsCheckType,
    nullable: true,
    description:
      'The SMS check (短信核验) of the latest hand-over that had one. Null when there has been none.',
    select: (_args, _context, nested) => ({ smsChecks: nested(SMS_CHECKS.smsChecks) }),
    resolve: ({ smsChecks }) => smsChecks.at(-1) ?? null,
  }),
}));
