import type { PhrasesWords } from '../../../schema/messages/generated/phrases.types.d.ts';

/** A ready-made remark. Its words are the catalogue's; `on` names what it suits: a part of a path, `whole` for the filing, `originals` for the post. */
export type Phrase = {
  readonly key: keyof PhrasesWords extends `phrase.${infer Key}` ? Key : never;
  readonly on: readonly string[];
};

const NAMES = ['name', 'legalRepresentativeName'];
const NUMBERS = ['certificateNumber', 'legalRepresentativeCertificateNumber'];
const ADDRESSES = ['certificateAddress', 'mailingAddress'];
const PHONES = ['mobile', 'landline', 'emergencyPhone'];

/**
 * What reviewers remark most often. Source: the reasons for which access providers publicly say that filings are sent
 * back: real-name record, holder, site name, province, content, papers, legal representative, phones, type.
 */
export const PHRASES: readonly Phrase[] = [
  {
    key: 'DOMAIN_NOT_REAL_NAME',
    on: ['whole', 'homepageUrl'],
  },
  {
    key: 'DOMAIN_HOLDER_DIFFERS',
    on: ['whole', 'homepageUrl'],
  },
  {
    key: 'SITE_NAME',
    on: ['websites.name'],
  },
  {
    key: 'CROSS_PROVINCE',
    on: ADDRESSES,
  },
  {
    key: 'ADDRESS_NOT_DETAILED',
    on: ADDRESSES,
  },
  {
    key: 'SITE_CONTENT',
    on: ['whole', 'serviceContents', 'homepageUrl', 'preApprovals'],
  },
  {
    key: 'PAPER_UNCLEAR',
    on: ['materials'],
  },
  {
    key: 'PAPER_COPY',
    on: ['materials'],
  },
  {
    key: 'PAPER_EXPIRED',
    on: ['materials', 'certificateUntil'],
  },
  {
    key: 'PAPER_DIFFERS',
    on: ['materials', ...NAMES, ...NUMBERS, 'certificateFrom', 'certificateUntil', 'certificateAddress'],
  },
  {
    key: 'FORM_UNSIGNED',
    on: ['VERIFICATION_FORM'],
  },
  {
    key: 'PHOTO_BACKDROP',
    on: ['photo'],
  },
  {
    key: 'PHOTO_PERSON',
    on: ['photo'],
  },
  {
    key: 'NOT_LEGAL_REPRESENTATIVE',
    on: ['subjectPerson'],
  },
  {
    key: 'PHONE_AREA',
    on: PHONES,
  },
  {
    key: 'PHONE_UNREACHABLE',
    on: ['whole', ...PHONES],
  },
  {
    key: 'PHONE_VIRTUAL',
    on: PHONES,
  },
  {
    key: 'PHONE_USED',
    on: PHONES,
  },
  {
    key: 'WRONG_TYPE',
    on: ['whole'],
  },
  {
    key: 'EMAIL_INVALID',
    on: ['email'],
  },
  {
    key: 'ORIGINALS_FORM',
    on: ['originals'],
  },
  {
    key: 'ORIGINALS_CERTIFICATES',
    on: ['originals'],
  },
  {
    key: 'ORIGINALS_AUTHORISATION',
    on: ['originals'],
  },
];
