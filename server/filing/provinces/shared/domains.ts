import type { DomainHolder } from '../../../../schema/rules/choices/domain-holders.ts';
import { rule, type Rule } from '../rule.ts';

// Who may hold the domain of an organisation: the province pages of 2019 (ALI) know three answers.

const heldBy = (holders: DomainHolder[]): Rule =>
  rule('domain-holder', { holders }, 'ALI', { party: 'organisation' });

/** Nobody but the organisation. */
export const heldByItself = heldBy(['ORGANISATION']);

export const heldByRepresentative = heldBy(['ORGANISATION', 'LEGAL_REPRESENTATIVE']);

/** Shareholders and officers too. */
export const heldByOfficers = heldBy([
  'ORGANISATION',
  'SHAREHOLDER',
  'LEGAL_REPRESENTATIVE',
  'PRINCIPAL_OFFICER',
  'SENIOR_EXECUTIVE',
]);
