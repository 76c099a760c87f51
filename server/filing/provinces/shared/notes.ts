import type { Party } from '../../../../schema/rules/choices/subject-natures.ts';
import type { StepKey } from '../../../../schema/rules/province-topics/meaning.ts';
import { note, type Rule, type Sources, type WordKey } from '../rule.ts';

// Notes that many provinces share word for word.

type Common = (sources: Sources, party?: Party) => Rule<'note'>;

const common =
  (words: WordKey, step: StepKey): Common =>
  (sources, party) =>
    note(words, step, sources, party ? { party } : {});

export const reachability = common('shared.reachability', 'RESULT');

export const siteOpens = common('shared.site-opens', 'TYPE');

export const usedOnce = common('shared.used-once', 'DETAILS');

export const privacyOff = common('shared.whois-privacy', 'TYPE');

export const domesticRegistrar = common('shared.domestic-registrar', 'TYPE');

export const oneNumber = common('shared.one-number', 'TYPE');

export const unifiedLicence = common('shared.unified-licence', 'MATERIALS');

export const tradeName = common('shared.trade-name', 'TYPE');
