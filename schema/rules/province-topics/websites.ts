import { choiceWords } from '../../messages/choices.ts';
import type { DomainHolder } from '../choices/domain-holders.ts';
import { PRE_APPROVALS, type PreApproval } from '../choices/pre-approvals.ts';
import { SERVICE_CONTENTS, type ServiceContent } from '../choices/service-contents.ts';
import { issue } from '../issue.ts';
import { say, type Meanings, type Told } from './meaning.ts';

export type WebsiteValues = {
  /** Least characters of the remark (0: none is asked for), and whether it declares the site a personal one. */
  'website-remark': { characters: number; declaresPersonal: boolean };
  /** `only` the contents in the list, or none of the `barred`. */
  'service-contents': { only: ServiceContent[] | null; barred: ServiceContent[] };
  homepages: { count: 'ANY' | 'ONE' | 'EACH_DOMAIN' };
  /** Pre-approvals asked for here beyond those in force nationwide. */
  'pre-approvals': { types: PreApproval[] };
  /** Words that names of new websites do not have here, beside those of SITE_NAME_WORDS. */
  'site-name-words': { barred: string[] };
  /** Who may hold a website's domain beside a subject that is a person. */
  'domain-holder': { holders: DomainHolder[] };
};

export type WebsiteFacts = {
  /** Trimmed. */
  'website-remark': { remark: string };
  'service-contents': { contents: readonly string[] };
  /** How many there are of each. */
  homepages: { addresses: number; domains: number };
  'pre-approvals': { type: PreApproval };
  'site-name-words': { name: string };
  'domain-holder': { holder: string };
};

const sayHolders = (holders: readonly DomainHolder[]): Told[] =>
  holders.map((holder) => say(`holder.${holder}`));

/** Whose holding a domain is proved. */
export const sayHolderProof = (holders: readonly DomainHolder[]): Told =>
  say('domain-holder.proof', { holders: sayHolders(holders) });

/** A website's own fields (网站). */
export const WEBSITE_MEANINGS: Meanings<WebsiteValues, WebsiteFacts> = {
  'website-remark': {
    step: 'DETAILS',
    tell: ({ characters, declaresPersonal }) =>
      characters === 0
        ? null
        : say('website-remark', {
            length: characters > 1 ? [say('website-remark.length', { characters })] : [],
            declaration: declaresPersonal ? [say('website-remark.declaration')] : [],
          }),
    check: ({ characters, declaresPersonal }, { remark }) => {
      const at = ['remark'];
      if (characters > 0 && remark === '') return issue(at, 'REMARK_REQUIRED', {});
      if ([...remark].length < characters) return issue(at, 'REMARK_TOO_SHORT', { min: characters });
      return declaresPersonal && !/个人/.test(remark) ? issue(at, 'REMARK_PERSONAL_DECLARATION', {}) : null;
    },
  },
  'service-contents': {
    step: 'DETAILS',
    tell: ({ only, barred }) => {
      if (only)
        return say('service-contents.only', { contents: choiceWords('content', SERVICE_CONTENTS, only) });
      return barred.length === 0
        ? null
        : say('service-contents.barred', { contents: choiceWords('content', SERVICE_CONTENTS, barred) });
    },
    check: (value, { contents }) => {
      const only: readonly string[] | null = value.only;
      const barred: readonly string[] = value.barred;
      const at = ['serviceContents'];
      const outside = only && contents.find((content) => !only.includes(content));
      if (only && outside)
        return issue(at, 'SERVICE_CONTENT_NOT_ALLOWED', { content: outside, contents: only.join(',') });
      const bad = contents.find((content) => barred.includes(content));
      return bad === undefined ? null : issue(at, 'SERVICE_CONTENT_BARRED', { content: bad });
    },
  },
  homepages: {
    step: 'DETAILS',
    tell: ({ count }) => (count === 'ANY' ? null : say(`homepages.${count}`)),
    check: ({ count }, { addresses, domains }) => {
      const at = ['homepageUrl'];
      if (count === 'ONE' && addresses > 1) return issue(at, 'HOMEPAGE_ONE', {});
      return count === 'EACH_DOMAIN' && addresses < domains
        ? issue(at, 'HOMEPAGE_EACH_DOMAIN', { count: domains })
        : null;
    },
  },
  'pre-approvals': {
    step: 'DETAILS',
    tell: ({ types }) =>
      types.length === 0
        ? null
        : say('pre-approvals', { types: choiceWords('preApproval', PRE_APPROVALS, types) }),
    check: ({ types }, { type }) =>
      PRE_APPROVALS.find(({ key }) => key === type)?.inForce === 'NATIONWIDE' || types.includes(type)
        ? null
        : issue(['type'], 'PRE_APPROVAL_NOT_IN_FORCE', { name: type }),
  },
  'site-name-words': {
    step: 'DETAILS',
    tell: ({ barred }) => say('site-name-words', { words: barred.join('、') }),
    check: ({ barred }, { name }) => {
      const word = barred.find((one) => name.includes(one));
      return word === undefined ? null : issue(['name'], 'SITE_NAME_PERSONAL', { word });
    },
  },
  'domain-holder': {
    step: 'TYPE',
    tell: ({ holders }) => say('domain-holder', { holders: sayHolders(holders) }),
    check: ({ holders }, { holder }) =>
      holders.some((one) => one === holder)
        ? null
        : issue(['domainHolder'], 'DOMAIN_HOLDER_OTHER', { holders: holders.join(',') }),
  },
};
