import { PRE_APPROVALS } from '../../../../schema/rules/codes/pre-approvals.ts';
import { SERVICE_CONTENTS } from '../../../../schema/rules/codes/service-contents.ts';
import { join, names, say } from './telling.ts';
import type { Tellings } from './telling.ts';

/** Rules about subject and website. */
export const detailTellings: Tellings<
  | 'investor'
  | 'website-remark'
  | 'service-contents'
  | 'homepages'
  | 'pre-approvals'
  | 'address-city'
  | 'address-words'
  | 'address-hyphens'
  | 'site-name-words'
> = {
  investor: {
    step: 'DETAILS',
    tell: ({ enterprise, publicBody }) => {
      const text = {
        ANY: null,
        SUBJECT_NAME: say('填写主办单位全称', 'the full name of the subject'),
        LEGAL_REPRESENTATIVE: say('填写法定代表人', 'the legal representative'),
        SUPERIOR_UNIT: say('填写上级主管单位', 'the superior unit'),
      };
      const parts = [
        ...(text[enterprise]
          ? [say(`企业${text[enterprise].zh}`, `an enterprise writes ${text[enterprise].en}`)]
          : []),
        ...(text[publicBody]
          ? [say(`机关事业单位${text[publicBody].zh}`, `a public body ${text[publicBody].en}`)]
          : []),
      ];
      return parts.length === 0
        ? null
        : say(`投资人或主管单位：${join(parts).zh}。`, `Investor or superior unit: ${join(parts).en}.`);
    },
  },
  'website-remark': {
    step: 'DETAILS',
    tell: ({ characters, declaresPersonal }) =>
      characters === 0
        ? null
        : say(
            `网站备注须说明网站用途${characters > 1 ? `，不少于 ${characters} 字` : ''}${declaresPersonal ? '，并声明为个人网站' : ''}。`,
            `The remark of the website tells its purpose${characters > 1 ? ` in at least ${characters} characters` : ''}${declaresPersonal ? ' and declares it a personal website' : ''}.`,
          ),
  },
  'service-contents': {
    step: 'DETAILS',
    tell: ({ only, barred }) => {
      if (only) {
        const { zh, en } = names(SERVICE_CONTENTS, only);
        return say(`服务内容只能选择：${zh}。`, `Possible service contents: ${en}.`);
      }
      const { zh, en } = names(SERVICE_CONTENTS, barred);
      return barred.length === 0
        ? null
        : say(`服务内容不能选择：${zh}。`, `Not possible as service content: ${en}.`);
    },
  },
  homepages: {
    step: 'DETAILS',
    tell: ({ count }) =>
      ({
        ANY: null,
        ONE: say('一个网站填一个首页网址。', 'One homepage address for each website.'),
        EACH_DOMAIN: say('有几个域名就填几个首页网址。', 'As many homepage addresses as domains.'),
      })[count],
  },
  'pre-approvals': {
    step: 'DETAILS',
    tell: ({ types }) => {
      const { zh, en } = names(PRE_APPROVALS, types);
      return types.length === 0
        ? null
        : say(`仍需前置审批：${zh}。`, `Pre-approval still needed here: ${en}.`);
    },
  },
  'address-city': {
    step: 'DETAILS',
    tell: ({ same }) =>
      same
        ? say(
            '通讯地址须与证件住所在同一城市。',
            'The mailing address lies in the city of the certificate address.',
          )
        : null,
  },
  'address-words': {
    step: 'DETAILS',
    tell: ({ barred }) =>
      barred.length === 0
        ? null
        : say(`地址中不要写“${barred.join('、')}”。`, `Leave “${barred.join(', ')}” out of addresses.`),
  },
  'address-hyphens': {
    step: 'DETAILS',
    tell: ({ barred }) =>
      barred
        ? say(
            '地址用文字写明楼号、单元和房号，不写 1-2-3。',
            'Building, unit and room are written in words, not as 1-2-3.',
          )
        : null,
  },
  'site-name-words': {
    step: 'DETAILS',
    tell: ({ barred }) =>
      say(
        `新建个人网站名称不能含：${barred.join('、')}。`,
        `Names of new personal sites do not contain: ${barred.join(', ')}.`,
      ),
  },
};
