import { FORM_WORDS, MATERIAL_WORDS, WHEN_WORDS } from '../words.ts';
import { join, say } from './telling.ts';
import type { Tellings } from './telling.ts';

/** Rules about papers. */
export const paperTellings: Tellings<'domain-certificates' | 'extra-material' | 'form'> = {
  'domain-certificates': {
    step: 'MATERIALS',
    tell: ({ from }) =>
      from <= 1
        ? say('每个域名都须提供域名证书。', 'A certificate of every domain is needed.')
        : say(
            `域名达到 ${from} 个的，须提供域名证书。`,
            `From ${from} domains on, domain certificates are needed.`,
          ),
  },
  'extra-material': {
    step: 'MATERIALS',
    tell: ({ material, when, from }) => {
      const count = (text: string): string => text.replace('{from}', String(from ?? 2));
      return say(
        `${count(WHEN_WORDS[when].zh)}须提供${MATERIAL_WORDS[material].zh}。`,
        `Needed for ${count(WHEN_WORDS[when].en)}: ${MATERIAL_WORDS[material].en}.`,
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
