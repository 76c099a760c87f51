import type { PersonDraft, SubjectDraft, WebsiteDraft } from '../../../../schema/rules/details/draft.ts';
import { isBlank } from '../../../../schema/rules/text.ts';
import type { FiledPerson as PersonAsSent, FiledRecord } from '../../../authority/port.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { currentNameOf } from '../../provinces/divisions.ts';

/** What is filed of a responsible person (负责人). */
export type FiledPerson = Pick<PersonDraft, 'name' | 'certificateNumber' | 'mobile' | 'landline' | 'email'>;

/** What is filed of a website beside its domains. */
export type FiledWebsite = Pick<WebsiteDraft, 'name' | 'homepageUrl'> & { person?: FiledPerson };

/**
 * What a download, an import or an approval of our own told us of a filed subject beside its numbers; anything may be
 * missing.
 */
export type FiledData = Pick<SubjectDraft, 'certificateAddress' | 'mailingAddress' | 'investor'> & {
  subjectName?: string | null;
  person?: FiledPerson;
  /** By website number. */
  websites?: Record<string, FiledWebsite>;
};

export const sealFiled = (sealer: Sealer, recordId: string, filed: FiledData): Bytes =>
  sealer.seal(filed, sealContext(recordId, 'filed'));

export const openFiled = (
  sealer: Sealer,
  { id, personal }: { id: string; personal: Uint8Array | null },
): FiledData | null => (personal ? sealer.open<FiledData>(personal, sealContext(id, 'filed')) : null);

const personOf = ({ name, certificateNumber, mobile, landline, email }: PersonAsSent): FiledPerson => ({
  name,
  certificateNumber,
  mobile,
  landline,
  email,
});

// Codes that stand for no place: counties right below a province, and those of a municipality.
const NO_PLACE = /行政区划$|（县）$/;

/** The areas of an address are codes; those that are no longer in use are left out, and it is compared without them. */
const addressOf = ({ areas, street }: FiledRecord['mailing']): string | null => {
  if (isBlank(street)) return null;
  const places = areas.map((code) => currentNameOf(code) ?? '').filter((name) => !NO_PLACE.test(name));
  return [...new Set(places), street].join('');
};

/** A record of the authority (BASJ) as it is kept for comparing. */
export const filedByAuthority = (record: Omit<FiledRecord, 'asFiled'>): FiledData => ({
  subjectName: record.subjectName,
  certificateAddress: record.certificate.address,
  mailingAddress: addressOf(record.mailing),
  investor: record.investor,
  person: personOf(record.person),
  websites: Object.fromEntries(
    record.websites.map(({ websiteNumber, name, homepage, person }) => [
      websiteNumber,
      { name, homepageUrl: homepage, person: personOf(person) },
    ]),
  ),
});

const known = <Data extends object>(data: Data): Partial<Data> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value != null)) as Partial<Data>;

/** What is known already stands; what came later fills the gaps: sites of a later order, fields nobody knew. */
export const completedBy = (before: FiledData | null, more: FiledData): FiledData => ({
  ...more,
  ...known(before ?? {}),
  websites: { ...more.websites, ...before?.websites },
});

/** The authority's word stands over all that was known, but for sites it does not speak of. */
export const replacedBy = (before: FiledData | null, word: FiledData): FiledData => ({
  ...word,
  websites: { ...before?.websites, ...word.websites },
});
