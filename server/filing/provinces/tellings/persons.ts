import { CERTIFICATE_TYPES } from '../../../../schema/rules/codes/certificate-types.ts';
import type { Words } from '../words.ts';
import { names, say } from './telling.ts';
import type { Tellings } from './telling.ts';

const WHO = {
  ANYONE: null,
  LEGAL_REPRESENTATIVE: say('须由法定代表人担任。', 'must be the legal representative.'),
  LEGAL_REPRESENTATIVE_OR_LETTER: say(
    '由法定代表人担任，他人担任须附授权书。',
    'is the legal representative, or someone else with a letter of authorisation.',
  ),
} as const;

const who = (zh: string, en: string, rule: keyof typeof WHO): Words | null => {
  const words = WHO[rule];
  return words && say(`${zh}${words.zh}`, `${en} ${words.en}`);
};

/** Rules about responsible persons. */
export const personTellings: Tellings<
  | 'minimum-age'
  | 'maximum-age'
  | 'phone-area'
  | 'second-contact'
  | 'remark-without-landline'
  | 'distinct-emails'
  | 'emergency-differs'
  | 'subject-person'
  | 'website-person'
  | 'persons'
  | 'certificate-months'
  | 'refused-certificates'
> = {
  'minimum-age': {
    step: 'DETAILS',
    tell: ({ years }) =>
      say(`负责人须年满 ${years} 周岁。`, `Responsible persons are at least ${years} years old.`),
  },
  'maximum-age': {
    step: 'DETAILS',
    tell: ({ male, female }) =>
      say(
        `网站负责人男性不超过 ${male} 周岁、女性不超过 ${female} 周岁。`,
        `The person of the website is at most ${male} (men) or ${female} (women) years old.`,
      ),
  },
  'phone-area': {
    step: 'DETAILS',
    tell: ({ area }) => {
      if (area === 'NONE') return null;
      return area === 'LOCAL'
        ? say('手机和座机须为本省号码。', 'Mobile and landline numbers are local ones.')
        : say(
            '手机和座机须为本省号码，否则备注原因。',
            'Mobile and landline numbers are local ones, or the remark says why not.',
          );
    },
  },
  'second-contact': {
    step: 'DETAILS',
    tell: ({ need }) => {
      if (need === 'OPTIONAL') return null;
      return need === 'LANDLINE'
        ? say('联系方式2须为座机。', 'The second contact number is a landline.')
        : say('联系方式2必填，且与手机号不同。', 'A second contact number is needed, other than the mobile.');
    },
  },
  'remark-without-landline': {
    step: 'DETAILS',
    tell: ({ needed }) =>
      needed
        ? say(
            '没有座机的，在联系方式2填他人手机并备注使用人。',
            'Without a landline the second number is someone else’s mobile, and the remark says whose.',
          )
        : null,
  },
  'distinct-emails': {
    step: 'DETAILS',
    tell: ({ needed }) =>
      needed
        ? say('不同负责人须使用不同的邮箱。', 'Different persons use different e-mail addresses.')
        : null,
  },
  'emergency-differs': {
    step: 'DETAILS',
    tell: ({ needed }) =>
      needed
        ? say(
            '应急联系电话须与负责人手机号不同。',
            'The emergency number differs from the person’s mobile number.',
          )
        : null,
  },
  'subject-person': {
    step: 'DETAILS',
    tell: (value) => who('主体负责人', 'The person of the subject', value.who),
  },
  'website-person': {
    step: 'DETAILS',
    tell: (value) => who('网站负责人', 'The person of the website', value.who),
  },
  persons: {
    step: 'DETAILS',
    tell: ({ relation }) =>
      ({
        ANY: null,
        SAME: say(
          '主体负责人和网站负责人须为同一人。',
          'One person is responsible for the subject and the website.',
        ),
        DIFFERENT: say(
          '网站负责人不能与主体负责人为同一人。',
          'The person of the website is someone other than the person of the subject.',
        ),
        SAME_UNLESS_LEGAL_REPRESENTATIVE: say(
          '主体负责人不是法定代表人的，网站负责人须为同一人。',
          'When the person of the subject is not the legal representative, the same person answers for the website.',
        ),
      })[relation],
  },
  'certificate-months': {
    step: 'DETAILS',
    tell: ({ months }) =>
      say(`证件剩余有效期须大于 ${months} 个月。`, `Certificates are valid for more than ${months} months.`),
  },
  'refused-certificates': {
    step: 'DETAILS',
    tell: ({ types }) => {
      const { zh, en } = names(CERTIFICATE_TYPES, types);
      return types.length === 0 ? null : say(`不接受的证件：${zh}。`, `Certificates not accepted: ${en}.`);
    },
  },
};
