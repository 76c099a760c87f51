/**
 * What the public documents say of each province on two days, kept apart from the province data on purpose: a slip in the
 * data shows as a difference.
 */

/** Prefixes of the 22 regions of the SMS check on 2019-05-08 (batches of 2017-12-18, 2018-09-10 and 2018-09-24). */
export const SMS_IN_2019 = new Set('津陇藏宁琼新青浙蜀闽陕渝桂滇鲁豫皖湘晋黑蒙鄂');

/** Prefixes where an access took a face check between 2019-04-23 and 2019-07-28; everywhere else the backdrop. */
export const FACE_IN_2019 = new Set('沪闽');

/** Prefix of the one province that hangs the number of the subject. */
export const HANGS_SUBJECT = new Set('粤');

/** Prefix of the one province where every order posts an original to the authority. */
export const POSTS_TO_AUTHORITY = new Set('藏');

/**
 * From how many domains on a province wants their certificates: prefix, party (P person), and whether all domains under the subject
 * count (主体下≥5域名) or those of the order.
 */
const DOMAIN_CERTIFICATES: Readonly<Record<string, { from: number; party?: 'P'; ofSubject?: true }>> = {
  蒙: { from: 1, party: 'P' },
  苏: { from: 1 },
  湘: { from: 1 },
  渝: { from: 1 },
  黔: { from: 4 },
  豫: { from: 5, ofSubject: true },
  陕: { from: 5, ofSubject: true },
};
/** Guizhou lowered its limit by 2021. */
const LOWERED = new Set('黔');

/** Prefixes that want a proof of residence of persons with an identity card of another province, at the two days. */
const RESIDENCE = {
  in2019: new Set('蒙吉沪苏浙皖闽鄂黔蜀'),
  // Inner Mongolia takes local identity cards only by then, which is said at the details.
  today: new Set('蒙吉沪苏浙皖闽鄂黔蜀赣鲁粤'),
};

/** Jiangxi files no outsiders in 2019 as persons; a unit's person from outside brings the permit. */
const UNIT_RESIDENCE = new Set('赣');

/** Prefix of the one province where the two persons of a unit differ, so that by 2021 a letter goes with every order. */
export const LETTER_ALWAYS = { today: new Set('津'), in2019: new Set<string>() };

export type Day = 'in2019' | 'today';

export const wantsDomainCertificate = (
  prefix: string,
  personal: boolean,
  day: Day,
  domains: { inOrder: number; filedBefore: number },
): boolean => {
  const rule = DOMAIN_CERTIFICATES[prefix];
  if (!rule || (rule.party === 'P' && !personal)) return false;
  const counted = domains.inOrder + (rule.ofSubject ? domains.filedBefore : 0);
  return counted >= (LOWERED.has(prefix) && day === 'today' ? 1 : rule.from);
};

export const wantsResidence = (prefix: string, personal: boolean, day: Day): boolean =>
  personal ? RESIDENCE[day].has(prefix) : UNIT_RESIDENCE.has(prefix);

/**
 * Papers beyond the basic ones that everyone of a province brings: prefix, kind, whom it binds (P person, O unit, B public body),
 * and whether it is wanted on the two days.
 */
const EXTRAS: readonly {
  prefix: string;
  kind: string;
  party?: 'B';
  only?: Day;
  domains?: number;
  filedSince?: number;
}[] = [
  { prefix: '京', kind: 'HANDHELD_PHOTO' },
  { prefix: '京', kind: 'DOMAIN_CONFIRMATION_SHEET', domains: 2 },
  { prefix: '黑', kind: 'PHONE_BILLS' },
  { prefix: '黑', kind: 'STAFFING_OFFICE_PROOF', party: 'B' },
  { prefix: '滇', kind: 'STAFFING_OFFICE_PROOF', party: 'B' },
  { prefix: '蒙', kind: 'STAFFING_OFFICE_PROOF', party: 'B' },
  { prefix: '赣', kind: 'STAFFING_OFFICE_PROOF', party: 'B' },
  { prefix: '藏', kind: 'PARTY_LETTER' },
  { prefix: '新', kind: 'PARTY_LETTER', only: 'today', filedSince: 2019 },
  { prefix: '苏', kind: 'DUTY_NOTICE', only: 'today' },
  { prefix: '苏', kind: 'COMMITMENT_LETTER', only: 'today' },
  { prefix: '粤', kind: 'COMMITMENT_LETTER', only: 'today' },
];

export const extraPapersOf = (
  prefix: string,
  asked: { publicBody: boolean; day: Day; domains: number; filedIn: number },
): string[] =>
  EXTRAS.filter(
    ({ prefix: of, party, only, domains, filedSince }) =>
      of === prefix &&
      (party !== 'B' || asked.publicBody) &&
      (only ?? asked.day) === asked.day &&
      asked.domains >= (domains ?? 0) &&
      asked.filedIn >= (filedSince ?? 0),
  ).map(({ kind }) => kind);

/**
 * What must equal the record today of a subject that is not filed here yet (无主体接入), where it is not what it was in 2019, by
 * prefix: in all others no later page says otherwise.
 */
export const EQUAL_OF_NEWCOMERS: Readonly<Record<string, readonly string[]>> = {
  京: [
    'SUBJECT_NAME',
    'SUBJECT_CERTIFICATE_NUMBER',
    'CERTIFICATE_ADDRESS',
    'MAILING_ADDRESS',
    'CONTACT_NUMBERS',
  ],
};
