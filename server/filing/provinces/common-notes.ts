import type { Party } from '../../../schema/rules/codes/subject-natures.ts';
import { note } from './rule.ts';
import type { Rule } from './rule.ts';
import type { Source } from './sources.ts';

// Rules that many provinces share word for word.

type Common = (sources: Source | readonly Source[], party?: Party) => Rule<'note'>;

const common =
  (name: string, step: Parameters<typeof note>[1], zh: string, en: string): Common =>
  (sources, party) =>
    note(name, step, sources, zh, en, party ? { party } : {});

export const reachability = common(
  'reachability',
  'RESULT',
  '审核期间请保持电话畅通，无人接听会被驳回。',
  'Keep the phone at hand during the review: a call that nobody answers leads to a rejection.',
);

export const siteOpens = common(
  'site-opens',
  'TYPE',
  '已备案的网站须能打开，内容与主体性质相符，底部挂正确的备案号并链接到工信部网站。',
  'The filed website must open, fit the kind of subject, and show the right number in its footer with a link to the ministry.',
);

export const usedOnce = common(
  'used-once',
  'DETAILS',
  '负责人的证件号码和手机号不能已用于其他主体的备案。',
  'Certificate number and mobile number of the person must not be on file under another subject.',
);

export const privacyOff = common(
  'whois-privacy',
  'TYPE',
  '备案期间请关闭域名隐私保护。',
  'Switch off the privacy service of the domain while the filing runs.',
);

export const domesticRegistrar = common(
  'domestic-registrar',
  'TYPE',
  '在境外注册商注册的域名不能备案，须先转入境内。',
  'A domain registered abroad cannot be filed; transfer it to a registrar in the mainland first.',
);

export const oneNumber = common(
  'one-number',
  'TYPE',
  '一个主体只能有一个主体备案号，多余的须先注销再办理接入。',
  'A subject may hold one number only: deregister any other before the access.',
);

export const unifiedLicence = common(
  'unified-licence',
  'MATERIALS',
  '须使用载有统一社会信用代码的最新证件。',
  'Use the newest certificate that carries the unified social credit code.',
);

export const tradeName = common(
  'trade-name',
  'TYPE',
  '个体工商户有字号的按企业备案，没有字号的按个人备案。',
  'An individual business with a trade name files as an enterprise, without one as a person.',
);
