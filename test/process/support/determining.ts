import type { Applicant } from '../../testkit/applicant.ts';
import type { Language, Result } from '../../testkit/caller.ts';
import type { Desk } from '../../testkit/desk.ts';
import { aFiledSubject, type Filed } from './subjects.ts';

const DETERMINE = `mutation ($input: DetermineFilingTypeInput!) { determineFilingType(input: $input) { __typename
  ... on AccessPossible { determinationId kind row subjectNumber sites { websiteNumber name domains }
    warnings { path code message rule } rules { oldCertificate mustEqualOriginal } }
  ... on OtherFilingType { type row why nextSteps ask domains decidedBy warnings { path code message rule } }
  ... on OrderInProgressError { message scope wayOut ownFilingId }
  ... on ValidationError { issues { path code message rule } } } }`;

/** Whatever the type check answers. */
export type Answered = Result & {
  row: number;
  type?: string;
  why?: string;
  nextSteps?: string[];
  ask?: string | null;
  domains?: string[];
  sites?: { websiteNumber: string; domains: string[] }[];
  warnings?: { path: string[]; code: string; rule: string | null }[];
};

/** Asks what kind of filing it is; changes stand over what the filed subject says. */
export const asks = async (
  owner: Applicant,
  filed: Pick<Filed, 'type'>,
  changes: object = {},
  language?: Language,
): Promise<Answered> => {
  const { determineFilingType } = await owner.caller.query<{ determineFilingType: Answered }>(
    DETERMINE,
    { input: { ...filed.type, ...changes } },
    language ? { language } : {},
  );
  return determineFilingType;
};

/** A name that nobody has filed. */
export const unfiled = (): string => `weibeian-${Math.random().toString(36).slice(2)}.cn`;
/** A company of Zhejiang that the authority knows. */
export const inZhejiang = (desk: Desk, sites?: { domains: string[] }[]): Promise<Filed> =>
  aFiledSubject(desk, '330000', 'ENTERPRISE', sites ? { sites } : {});
