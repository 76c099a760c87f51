/** One number that the service tells of itself. */
type Metric = {
  readonly kind: 'counter' | 'histogram' | 'gauge';
  /** What it is told apart by; each has few values, none is a person's, and none grows with the filings. */
  readonly labels: readonly string[];
  readonly help: string;
};

/**
 * Everything at `/metrics` that is ours; what Node says of its process comes besides. The guide has the same table, and a test
 * compares them. A name that was published once keeps its meaning.
 */
export const METRICS = {
  jieru_requests_total: {
    kind: 'counter',
    labels: ['operation', 'code'],
    help: 'Requests by the first field they ask for (`none` where they were refused before) and by the code of their first error; `OK` without one.',
  },
  jieru_request_seconds: {
    kind: 'histogram',
    labels: ['type'],
    help: 'How long queries and mutations took to be answered.',
  },
  jieru_event_streams: {
    kind: 'gauge',
    labels: [],
    help: 'Subscriptions that this process serves now (SSE).',
  },
  jieru_uploads_total: {
    kind: 'counter',
    labels: ['outcome'],
    help: 'Files that came, by what became of them.',
  },
  jieru_webhooks_total: {
    kind: 'counter',
    labels: ['outcome'],
    help: 'Attempts to deliver a webhook: `delivered`, `failed` (it is tried again) or `given_up`.',
  },
  jieru_webhooks_waiting: {
    kind: 'gauge',
    labels: [],
    help: 'Deliveries of webhooks that are due and were not made.',
  },
  jieru_webhooks_oldest_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'How long the first of them has been due.',
  },
  jieru_mails_total: {
    kind: 'counter',
    labels: ['outcome'],
    help: 'Mails of live mode: `sent`, `failed` (it is tried again) or `given_up`.',
  },
  jieru_mails_waiting: { kind: 'gauge', labels: [], help: 'Mails of live mode that were not sent yet.' },
  jieru_jobs_waiting: { kind: 'gauge', labels: ['queue'], help: 'Background jobs that are due or running.' },
  jieru_jobs_oldest_seconds: {
    kind: 'gauge',
    labels: ['queue'],
    help: 'How long the first of them has been due.',
  },
  jieru_authority_seconds: {
    kind: 'histogram',
    labels: ['method', 'code'],
    help: 'How long the authority took to answer, by method and msg_code; where no answer came, by the reason.',
  },
  jieru_authority_accounts: {
    kind: 'gauge',
    labels: ['mode', 'state'],
    help: 'Accounts with the authority: `working`, `paused` or `stopped`.',
  },
  jieru_authority_sequence: {
    kind: 'gauge',
    labels: ['provider', 'bureau'],
    help: 'The last upload that the authority accepted of a live account; the first fifty accounts.',
  },
  jieru_authority_last_answer_timestamp_seconds: {
    kind: 'gauge',
    labels: ['provider', 'bureau'],
    help: 'When the authority last answered a live account’s look for results well; the first fifty accounts.',
  },
  jieru_orders_waiting: {
    kind: 'gauge',
    labels: ['mode'],
    help: 'Filings that wait to be handed over and are not held.',
  },
  jieru_orders_oldest_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'How long the first of them has waited in live mode.',
  },
  jieru_orders_held: {
    kind: 'gauge',
    labels: ['mode'],
    help: 'Filings that are held until somebody removes the cause.',
  },
  jieru_files_aside: {
    kind: 'gauge',
    labels: ['mode'],
    help: 'Files of the authority that could not be read.',
  },
  jieru_papers_read_total: {
    kind: 'counter',
    labels: ['outcome'],
    help: 'Papers that were to be read by machine: `READ`, or why they were not.',
  },
  jieru_reading_available: {
    kind: 'gauge',
    labels: [],
    help: '1 when papers are read by machine here, else 0: switched off, or the build has no reader.',
  },
  jieru_alarms: { kind: 'gauge', labels: ['kind'], help: 'What needs a person now, test mode apart.' },
  jieru_database_up: {
    kind: 'gauge',
    labels: [],
    help: '1 when the database answered this look, else 0: what is asked of it is missing then.',
  },
  jieru_database_connections: {
    kind: 'gauge',
    labels: ['state'],
    help: 'Connections of this process to its database: `busy`, `idle`, and who is `waiting` for one.',
  },
} as const satisfies Readonly<Record<`jieru_${string}`, Metric>>;

type Table = typeof METRICS;
export type MetricName = keyof Table;
type OfKind<K extends Metric['kind']> = {
  [N in MetricName]: Table[N]['kind'] extends K ? N : never;
}[MetricName];
export type CounterName = OfKind<'counter'>;
export type HistogramName = OfKind<'histogram'>;
export type GaugeName = OfKind<'gauge'>;
/** What a metric has to be told with. */
export type LabelsOf<N extends MetricName> = Readonly<Record<Table[N]['labels'][number], string>>;
