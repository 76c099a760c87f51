import type { FilingState } from '../../prisma/generated/client/enums.ts';

type StateTopic = `filing.${Lowercase<FilingState>}`;

/**
 * What providers can hear of, by topic: what happened. A topic that was published once keeps its name. Each change is told by one
 * of them, so that nobody hears of it twice; work on a draft is told when it is submitted.
 */
export const TOPICS = {
  'filing.started': 'a filing was started, or continued from an earlier one',
  'filing.draft': 'a filing was taken back or opened for editing',
  'filing.in_review': 'a filing was submitted, or its originals came in; it waits for the review (初审)',
  'filing.returned': 'the review returned a filing with remarks',
  'filing.awaiting_originals': 'the review asked for originals by post',
  'filing.queued':
    'a filing waits to be handed over to the authority: the review passed it, its SMS check is begun anew, or a held one is tried again',
  'filing.held': 'a filing cannot be handed over until the provider removes the cause and retries',
  'filing.awaiting_sms': 'the authority texts the code of the SMS check (短信核验)',
  'filing.at_authority': 'the authority reviews a filing',
  'filing.sms_lapsed': 'the SMS check was not done in time',
  'filing.approved': 'the authority approved a filing',
  'filing.refused': 'the authority refused a filing',
  'filing.abandoned': 'a filing was abandoned',
  'filing.consent_withdrawn':
    'the applicant withdrew a consent; a filing that was under way is a draft again',
  'filing.originals_posted': 'the applicant posted the originals',
  'filing.originals_missed': 'the reviewer reported that the originals did not arrive, or not as they should',
  'filing.backdrop_requested': 'the applicant asked for a backdrop (幕布) by post',
  'filing.backdrop_sent': 'the provider sent the backdrop',
  'filing.moved': 'a filing went with its subject to another account of the provider',
  'filing.later_word': 'the authority says otherwise of a filing that it had decided, or that had ended',
  'reminder.sms_reminder': 'the SMS check ends soon',
  'reminder.result_late': 'the authority’s word is overdue',
  'reminder.public_security': 'the public security filing (公安备案) is due within a week',
  'reminder.originals_waiting': 'originals were asked for and not posted yet',
  'reminder.draft_idle': 'a draft was not touched for 7, 15 or 30 days',
  'reminder.returned_idle': 'a returned filing was not touched for 7, 15, 30 or 45 days',
  'reminder.domains_elsewhere': 'a website has pointed elsewhere for 3, 14 or 30 days',
  'website.stray': 'a website’s domains no longer point to the provider',
  'website.back': 'a stray website’s domains point to the provider again',
  'website.cancelled': 'the provider’s access to a website ended (取消接入, 注销)',
  'website.act_done':
    'the authority approved a changed access (变更接入), or stored scans that were sent afterwards',
  'website.act_refused': 'the authority refused a changed access, or scans that were sent afterwards',
  'website.cancel_refused': 'the authority refused to end an access',
  'website.inspection_faulty':
    'a campaign (专项核查) found a fault of a website, and its owner was told to mend it by a day',
  'website.inspection_overdue': 'a fault of a website that a campaign found was not mended in time',
  'website.inspection_mended':
    'the faults of a website that a campaign found are mended: what was blocked because of them can be opened',
  'ip_range.done':
    'the authority filed, changed or deleted one of the provider’s address ranges (IP 地址备案)',
  'ip_range.refused': 'the authority refused to file, change or delete an address range',
  'subject.deletion_asked': 'the data of a subject were asked to be deleted, and some have to stay for now',
  'subject.deleted': 'everything personal of a subject is destroyed',
  'export.ready': 'everything of the provider is written into archives, which can be fetched for some days',
  'export.failed': 'an export of the provider was given up; it can be asked for again',
  'audit.anchored':
    'once a day: how many entries the audit of the mode has, and the hash of the last, to be kept where nobody can change it',
  'alarm.raised': 'something needs a person; `alarms` says what, and what mends it',
  'alarm.cleared': 'what needed a person is over',
  'api_key.created': 'an API key was made, also in place of another',
  'api_key.rolled': 'an API key was replaced and works for a while yet',
  'api_key.revoked': 'an API key was ended, with the sessions minted with it',
} as const satisfies Readonly<Record<StateTopic, string> & Record<string, string>>;

export type Topic = keyof typeof TOPICS;
export type FilingTopic = Extract<Topic, `filing.${string}`>;
export type ReminderTopic = Extract<Topic, `reminder.${string}`>;

/** What an endpoint is sent when it is tested; nobody asks for it. */
export const TEST_TOPIC = 'webhook.test';

/** The topic of a filing that came into a state. */
export const topicOfState = (state: FilingState): StateTopic =>
  `filing.${state.toLowerCase() as Lowercase<FilingState>}`;

const TOPIC_NAMES = Object.keys(TOPICS);
const EVERYTHING = '*';
const familyOf = (topic: string): string => `${topic.slice(0, topic.indexOf('.'))}.*`;

/** What an endpoint may ask for: a topic, all of a family, or everything. */
export const SUBSCRIPTIONS: readonly string[] = [
  EVERYTHING,
  ...new Set(TOPIC_NAMES.map(familyOf)),
  ...TOPIC_NAMES,
];

/** Whether an endpoint that asked for `subscriptions` hears of a topic. */
export const hears = (subscriptions: readonly string[], topic: string): boolean =>
  [EVERYTHING, familyOf(topic), topic].some((one) => subscriptions.includes(one));
