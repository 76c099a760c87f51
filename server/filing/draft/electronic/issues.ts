import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import { allowedActions } from '../../machine/machine.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { ProvinceRules } from '../../provinces/rules.ts';
import { contentOf, openSigned, signedOf } from '../papers/verification-form/signed.ts';
import { formWays, isOffered } from '../papers/form-ways.ts';

type Context = { filing: FullFiling; sealer: Sealer; now: Date; rules: ProvinceRules };

/** Whether this filing is verified electronically and in no other way. */
export const onlyElectronic = ({ rules }: Pick<Context, 'rules'>): boolean =>
  isOffered(rules) && rules.photo.kinds.length === 1;

/** What is missing of an electronic verification, site by site; where another way is taken, nothing is. */
export function electronicIssues(context: Context): Issue[] {
  const { filing, sealer, rules } = context;
  if (!isOffered(rules) || !allowedActions(filing.state, 'APPLICANT').includes('UPLOAD')) return [];
  const { paperForm } = formWays(rules, partyOf(filing.nature));
  return filing.websites.flatMap(({ id: websiteId }): Issue[] => {
    const path = materialPath('VERIFICATION_PHOTO', websiteId);
    const signed = signedOf(filing, websiteId);
    if (!signed || (!paperForm && signed.formId === null))
      return onlyElectronic(context) ? [issue(path, 'ELECTRONIC_MISSING')] : [];
    // A form on paper that took its place says for itself what it says.
    const content = openSigned(sealer, signed)?.content;
    return content === contentOf(context, websiteId) ? [] : [issue(path, 'ELECTRONIC_OUTDATED')];
  });
}
