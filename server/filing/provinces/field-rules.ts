import { isPublicBody, partyOf } from '../../../schema/rules/codes/subject-natures.ts';
import type { Party, SubjectNature } from '../../../schema/rules/codes/subject-natures.ts';
import type { FieldRules, Ruled } from '../../../schema/rules/details/field-rules.ts';
import { definiteRule, ruleAbout, rulesAbout } from './rules.ts';
import type { ProvinceRules } from './rules.ts';
import type { Topic, Values } from './values.ts';

const ruled = <T extends Topic, Value>(
  rules: ProvinceRules,
  topic: T,
  party: Party,
  pick: (value: Values[T]) => Value,
): Ruled<Value> => {
  const rule = definiteRule(rules, topic, party);
  return { value: pick(rule.value), rule: rule.key };
};

const optional = <T extends Topic, Value>(
  rules: ProvinceRules,
  topic: T,
  party: Party,
  pick: (value: Values[T]) => Value,
): Ruled<Value> | null => {
  const rule = ruleAbout(rules, topic, party);
  return rule ? { value: pick(rule.value), rule: rule.key } : null;
};

const preApprovals = (rules: ProvinceRules, party: Party): FieldRules['preApprovals'] => {
  const found = rulesAbout(rules, 'pre-approvals', party);
  const types = [...new Set(found.flatMap(({ value }) => value.types))];
  return { value: types, rule: found[0]?.key ?? 'national.pre-approvals' };
};

/** What a province's rules mean for the fields of a subject of this nature: the data that the form and the check share. */
export const fieldRules = (rules: ProvinceRules, nature: SubjectNature): FieldRules => {
  const party = partyOf(nature);
  return {
    minimumAge: optional(rules, 'minimum-age', party, (value) => value),
    maximumAge: optional(rules, 'maximum-age', party, (value) => value),
    phoneArea: ruled(rules, 'phone-area', party, ({ area }) => area),
    secondContact: ruled(rules, 'second-contact', party, ({ need }) => need),
    remarkWithoutLandline: ruled(rules, 'remark-without-landline', party, ({ needed }) => needed),
    distinctEmails: ruled(rules, 'distinct-emails', party, ({ needed }) => needed),
    emergencyDiffers: ruled(rules, 'emergency-differs', party, ({ needed }) => needed),
    subjectPerson: ruled(rules, 'subject-person', party, ({ who }) => who),
    websitePerson: ruled(rules, 'website-person', party, ({ who }) => who),
    persons: ruled(rules, 'persons', party, ({ relation }) => relation),
    investor: ruled(rules, 'investor', party, ({ enterprise, publicBody }) =>
      isPublicBody(nature) ? publicBody : enterprise,
    ),
    websiteRemark: ruled(rules, 'website-remark', party, (value) => value),
    serviceContents: ruled(rules, 'service-contents', party, (value) => value),
    homepages: ruled(rules, 'homepages', party, ({ count }) => count),
    preApprovals: preApprovals(rules, party),
    certificateMonths: ruled(rules, 'certificate-months', party, ({ months }) => months),
    addressSameCity: ruled(rules, 'address-city', party, ({ same }) => same),
    addressBarredWords: ruled(rules, 'address-words', party, ({ barred }) => barred),
    addressWithoutHyphens: ruled(rules, 'address-hyphens', party, ({ barred }) => barred),
    localIdentityOnly: ruled(rules, 'residence', party, ({ accepts }) => accepts === 'LOCAL_IDENTITY'),
    domainHolders: optional(rules, 'domain-holder', party, ({ holders }) => holders),
    siteNameWords: optional(rules, 'site-name-words', party, ({ barred }) => barred),
    refusedCertificates: ruled(rules, 'refused-certificates', party, ({ types }) => types),
  };
};
