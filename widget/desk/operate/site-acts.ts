import { nameOfCode } from '../../kit/words/labels.ts';
import { changeAccess, deregister, sendScans } from '../operations/acts.graphql.ts';
import type { ReasonCode, SiteRow } from '../types.ts';
import { say } from '../words.ts';
import { rulesIn } from './account-acts.ts';
import { carriedOut, given, linesIn, wholeNumber, type Act, type ActField } from './act.ts';
import { sayOperate } from './words.ts';

/** What may be done about a website that is served, and about its subject. */
export const SITE_ACTS = ['access', 'scans', 'strikeSite', 'strikeSubject'] as const;

export type SiteAct = (typeof SITE_ACTS)[number];

const METHODS = ['LEASED_LINE', 'COLOCATION', 'VIRTUAL_HOST', 'OTHER', 'CLOUD'] as const;
type Method = (typeof METHODS)[number];

/** Papers that the authority takes; the others stay with the provider. */
const PAPERS = [
  'VERIFICATION_FORM',
  'VERIFICATION_PHOTO',
  'SUBJECT_CERTIFICATE',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'SUBJECT_PERSON_CERTIFICATE_BACK',
  'WEBSITE_PERSON_CERTIFICATE_FRONT',
  'WEBSITE_PERSON_CERTIFICATE_BACK',
] as const;

const listOrNull = (text: string | undefined): string[] | null => {
  const lines = linesIn(text);
  return lines.length > 0 ? lines : null;
};

const accessOf = ({ websiteNumber }: SiteRow): Pick<Act, 'fields' | 'send'> => ({
  fields: [
    {
      key: 'addresses',
      kind: 'lines',
      label: sayOperate('access.addresses'),
      hint: sayOperate('access.addressesHint'),
    },
    {
      key: 'accessMethod',
      kind: 'choice',
      label: sayOperate('access.method'),
      options: METHODS.map((value) => ({ value, text: nameOfCode('access', value) })),
    },
    {
      key: 'region',
      kind: 'text',
      label: sayOperate('access.region'),
      hint: sayOperate('access.regionHint'),
    },
    {
      key: 'domains',
      kind: 'lines',
      label: sayOperate('access.domains'),
      hint: sayOperate('access.domainsHint'),
    },
    { key: 'password', kind: 'secret', label: sayOperate('access.password') },
  ],
  send: (api, values, signal) => {
    const input = {
      websiteNumber,
      addresses: listOrNull(values['addresses']),
      domains: listOrNull(values['domains']),
      region: given(values['region']),
      accessMethod: METHODS.find((one): one is Method => one === values['accessMethod']) ?? null,
      password: given(values['password']),
    };
    return carriedOut(api.mutate(changeAccess, { input }, signal), () => ({
      kind: 'DONE',
      text: sayOperate('access.done'),
    }));
  },
});

const scansOf = ({ websiteNumber }: SiteRow): Pick<Act, 'fields' | 'send'> => ({
  fields: [
    {
      key: 'kinds',
      kind: 'several',
      label: sayOperate('scans.kinds'),
      isRequired: true,
      options: PAPERS.map((value) => ({ value, text: say(`material.${value}`) })),
    },
  ],
  send: (api, values, signal) => {
    const chosen = (values['kinds'] ?? '').split(',');
    const input = { websiteNumber, kinds: PAPERS.filter((one) => chosen.includes(one)) };
    return carriedOut(api.mutate(sendScans, { input }, signal), () => ({
      kind: 'DONE',
      text: sayOperate('scans.done'),
    }));
  },
});

/** Reasons by the authority's own table; a number where it sent none. */
const reasonCode = (reasons: readonly ReasonCode[]): ActField => {
  const shared = { key: 'reason', label: sayOperate('strike.reason'), isRequired: true } as const;
  return reasons.length > 0
    ? {
        ...shared,
        kind: 'choice',
        options: reasons.map(({ code, name }) => ({ value: String(code), text: name })),
      }
    : { ...shared, kind: 'text', hint: sayOperate('strike.reasonHint') };
};

const strikeOf = (
  number: string,
  isSubject: boolean,
  reasons: readonly ReasonCode[],
): Pick<Act, 'fields' | 'isFinal' | 'send'> => ({
  isFinal: true,
  fields: [
    reasonCode(reasons),
    { key: 'remark', kind: 'words', label: sayOperate('strike.remark') },
    { key: 'password', kind: 'secret', label: sayOperate('access.password'), isRequired: isSubject },
    { key: 'confirm', kind: 'tick', label: sayOperate('strike.confirm'), isRequired: true },
  ],
  send: (api, values, signal) => {
    const input = {
      number,
      reason: wholeNumber(values['reason']),
      remark: given(values['remark']),
      password: given(values['password']),
      confirm: values['confirm'] === 'true',
    };
    return carriedOut(api.mutate(deregister, { input }, signal), () => ({
      kind: 'DONE',
      text: sayOperate('strike.done', { number }),
    }));
  },
});

/** The number of the subject that a website's number begins with. */
export const subjectNumberOf = (websiteNumber: string): string => websiteNumber.replace(/-\d+$/, '');

/** What may be done about a website or its subject, in the language on show. */
export const siteAct = (name: SiteAct, site: SiteRow, reasons: readonly ReasonCode[]): Act => {
  const { websiteNumber, domains } = site;
  const isSubject = name === 'strikeSubject';
  const number = isSubject ? subjectNumberOf(websiteNumber) : websiteNumber;
  const shown = {
    heading: sayOperate(`${name}.heading`),
    about: isSubject ? number : `${number} · ${domains.join(' ')}`,
    rules: rulesIn(sayOperate(`${name}.rules`)),
    action: sayOperate(`${name}.do`),
  };
  if (name === 'access') return { ...shown, ...accessOf(site) };
  if (name === 'scans') return { ...shown, ...scansOf(site) };
  return { ...shown, ...strikeOf(number, isSubject, reasons) };
};
