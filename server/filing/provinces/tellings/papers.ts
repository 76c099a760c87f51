import { FORM_WORDS, MATERIAL_WORDS, ROLE_WORDS, WHEN_WORDS } from '../words.ts';
import { join, say } from './telling.ts';
import type { Tellings } from './telling.ts';

const COUNTED = { ORDER: say('本次备案', 'of the order'), SUBJECT: say('主体名下', 'of the subject') };

/** Rules about papers. */
export const paperTellings: Tellings<'domain-certificates' | 'extra-material' | 'form'> = {
  'domain-certificates': {
    step: 'MATERIALS',
    tell: ({ from, per }) => {
      if (from <= 1) return say('每个域名都须提供域名证书。', 'A certificate of every domain is needed.');
      const { zh, en } = COUNTED[per];
      return say(
        `${zh}域名达到 ${from} 个的，须提供域名证书。`,
        `From ${from} domains ${en} on, domain certificates are needed.`,
      );
    },
  },
  'extra-material': {
    step: 'MATERIALS',
    tell: ({ material, when, from, of = 'EITHER' }) => {
      const filled = (language: 'zh' | 'en'): string =>
        WHEN_WORDS[when][language]
          .replace('{from}', String(from ?? 2))
          .replace('{of}', ROLE_WORDS[of][language]);
      return say(
        `${filled('zh')}须提供${MATERIAL_WORDS[material].zh}。`,
        `Needed for ${filled('en')}: ${MATERIAL_WORDS[material].en}.`,
      );
    },
  },
  form: {
    step: 'MATERIALS',
    tell: ({ demands }) => {
      const { zh, en } = join(demands.map((demand) => FORM_WORDS[demand]));
      return say(`真实性核验单：${zh}。`, `Truth-verification form: ${en}.`);
    },
  },
};
