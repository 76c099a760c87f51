/**
 * The laws and rules that periods come from, as they are cited. They are named for whoever has to answer for a period; the texts
 * themselves hold.
 */
export const RETENTION_SOURCES = {
  PIPL_19:
    'Personal Information Protection Law (个人信息保护法) art. 19: for the shortest time that the purpose needs; how long that is, is the provider’s choice',
  PIPL_47:
    'Personal Information Protection Law art. 47: deleted when the purpose is reached or the service ends',
  PIPL_56:
    'Personal Information Protection Law art. 56: impact assessments and records of handling for at least three years',
  CIVIL_CODE_188:
    'Civil Code (民法典) art. 188: claims may be brought for three years; keeping proof as long is the provider’s choice',
  CYBERSECURITY_LAW_21:
    'Cybersecurity Law (网络安全法) of 2016, art. 21: logs of the network for at least six months',
  MII_ORDER_33:
    'Measures for the Filing of Non-commercial Internet Information Services (非经营性互联网信息服务备案管理办法, MII Order 33 of 2005) art. 7 and 23: what is filed is true, and a website with false data is closed; they name no period, which is the provider’s choice',
  INTERFACE_V3: 'interface V3.0 of the filing system: uploads for at least three months, to be sent again',
  OWN: 'no law names a period: the provider’s choice, for what is of no use after that',
} as const;

export type RetentionSource = keyof typeof RETENTION_SOURCES;

type RetentionRow = {
  /** What it is, and from when the days count. */
  readonly about: string;
  /** What becomes of it then. */
  readonly then: string;
  /** Days unless the provider says otherwise, and between which it may choose; null: it holds nothing personal and stays. */
  readonly days: { readonly usual: number; readonly least: number; readonly most: number } | null;
  readonly sources: readonly RetentionSource[];
};

/** Whole days that three months, six months, three, five and ten years never exceed. */
const THREE_MONTHS = 92;
const SIX_MONTHS = 184;
const THREE_YEARS = 1096;
const FIVE_YEARS = 1827;
const TEN_YEARS = 3653;

/**
 * How long the service keeps what it holds of people, by kind. The purge, the settings, the contract and the guide all come from here.
 * A shorter period than `least` breaks a law, a longer one than `most` keeps personal data without a purpose.
 */
export const RETENTION = {
  PAPERS_APPROVED: {
    about: 'papers and photos of an approved filing, from the approval',
    then: 'the keys of the files are destroyed and the files deleted; data and history of the filing stay',
    days: { usual: THREE_YEARS, least: SIX_MONTHS, most: FIVE_YEARS },
    sources: ['PIPL_19', 'CIVIL_CODE_188', 'MII_ORDER_33'],
  },
  PAPERS_REFUSED: {
    about: 'papers and photos of a refused filing that nobody took up again, from its last change',
    then: 'the keys of the files are destroyed and the files deleted',
    days: { usual: SIX_MONTHS, least: 30, most: THREE_YEARS },
    sources: ['PIPL_19', 'PIPL_47'],
  },
  PAPERS_ABANDONED: {
    about: 'papers and photos of an abandoned filing, from its end',
    then: 'the keys of the files are destroyed and the files deleted',
    days: { usual: 30, least: 1, most: SIX_MONTHS },
    sources: ['PIPL_47'],
  },
  DRAFTS: {
    about: 'drafts that were never submitted, from the last change',
    then: 'the draft is abandoned, and everything personal in it destroyed',
    days: { usual: 90, least: 30, most: 365 },
    sources: ['PIPL_19', 'PIPL_47'],
  },
  RETURNED: {
    about:
      'filings that came back to the applicant and were not taken up again: returned, taken back, or with a lapsed SMS check; from the last change',
    then: 'the filing is abandoned, and everything personal in it destroyed',
    days: { usual: SIX_MONTHS, least: 30, most: THREE_YEARS },
    sources: ['PIPL_19', 'PIPL_47'],
  },
  ABANDONED: {
    about: 'data of an abandoned filing, from its end',
    then: 'everything personal is destroyed; that there was a filing, and what happened to it, stays',
    days: { usual: SIX_MONTHS, least: 30, most: THREE_YEARS },
    sources: ['PIPL_47'],
  },
  PARTIAL_UPLOADS: {
    about: 'pieces of a paper or photo whose upload was broken off, from when the upload was asked for',
    then: 'the keys of the pieces are destroyed and the pieces deleted; the upload begins anew',
    days: { usual: 1, least: 1, most: 7 },
    sources: ['PIPL_19', 'OWN'],
  },
  SUBJECTS: {
    about: 'a subject (主体) and all its filings, from the end of its last access and of its last filing',
    then: 'everything personal is destroyed; that there were filings, and what happened to them, stays',
    days: { usual: THREE_YEARS, least: 30, most: FIVE_YEARS },
    sources: ['PIPL_19', 'PIPL_47', 'CIVIL_CODE_188'],
  },
  MAILS: {
    about: 'mails to applicants and texts that were kept, from when they were written',
    then: 'they are deleted; the text of a mail is forgotten when it is sent',
    days: { usual: 30, least: 1, most: 30 },
    sources: ['PIPL_19'],
  },
  AUTHORITY_MESSAGES: {
    about: 'messages to and from the authority (管局) whose outcome is known, from when they went or came',
    then: 'they are deleted',
    days: { usual: THREE_MONTHS, least: THREE_MONTHS, most: THREE_YEARS },
    sources: ['INTERFACE_V3', 'PIPL_19'],
  },
  WEBHOOK_DELIVERIES: {
    about: 'deliveries of webhooks and what was answered to them, from when they were written',
    then: 'they are deleted',
    days: { usual: 30, least: 7, most: 30 },
    sources: ['OWN'],
  },
  AUDIT: {
    about: 'the audit: who saw, changed, exported or deleted what, from when it was done',
    then: 'the oldest entries of each chain are deleted, and the chain goes on from there',
    days: { usual: THREE_YEARS, least: SIX_MONTHS, most: TEN_YEARS },
    sources: ['PIPL_56', 'CYBERSECURITY_LAW_21'],
  },
  IDEMPOTENCY: {
    about: 'answers kept for repetitions under an Idempotency-Key, from the request',
    then: 'they are deleted',
    days: { usual: 2, least: 2, most: 2 },
    sources: ['OWN'],
  },
  STATISTICS: {
    about: 'statistics of filings, and the history of a filing',
    then: 'they hold nothing personal and stay',
    days: null,
    sources: ['OWN'],
  },
} as const satisfies Readonly<Record<string, RetentionRow>>;

export type RetentionKind = keyof typeof RETENTION;

export const RETENTION_KINDS = Object.keys(RETENTION) as readonly RetentionKind[];

export const retentionOf = (kind: RetentionKind): RetentionRow => RETENTION[kind];

/** Minutes for which the link to an export works. */
export const EXPORT_LINK_MINUTES = 10;

/** Days for which the archives of a provider's export are kept to be fetched. */
export const EXPORT_DAYS = 3;

/** Characters of the words that say why something is held. */
export const LONGEST_HOLD_REASON = 500;
