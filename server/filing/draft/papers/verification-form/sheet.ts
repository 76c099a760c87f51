import { choiceName } from '../../../../../schema/messages/choices.ts';
import { choices } from '../../../../../schema/messages/generated/choices.js';
import { partyOf } from '../../../../../schema/rules/choices/subject-natures.ts';
import type { CompletedDetails } from '../../../../../schema/rules/details/complete.ts';
import type { PersonDraft } from '../../../../../schema/rules/details/draft.ts';
import type { Maybe } from '../../../../../schema/rules/text.ts';
import { readAddresses } from '../../details/places.ts';
import type { FullFiling } from '../../../../../prisma/selections.ts';
import { sayDemand } from '../../../provinces/meanings/papers.ts';
import { rulesAbout, type ProvinceRules } from '../../../provinces/rules.ts';
import { inWords } from '../../../provinces/words.ts';

/** Everything the form is filled in with. */
export type FormContent = {
  filing: FullFiling;
  details: CompletedDetails;
  certificateNumber: string;
  providerName: string;
  rules: ProvinceRules;
};

/** A label and what stands beside it. */
export type FormField = { label: string; value: string };

/** The truth-verification form (真实性核验单) of one site, whatever it is printed with. */
export type FormSheet = {
  title: string;
  parts: { title: string; rows: FormField[][] }[];
  checksTitle: string;
  /** What the provider confirms it compared, ticked by hand. */
  checks: readonly string[];
  promise: string;
  /** What the province asks of the form besides. */
  demands: string[];
  signs: readonly string[];
  date: string;
  footer: string;
  /** Of one that was made of an electronic verification: what was verified, when and how, instead of ticks, seals and hands. */
  electronic?: ElectronicPart;
};

export type ElectronicPart = {
  title: string;
  /** When it was signed, ISO 8601. */
  madeAt: string;
  rows: FormField[][];
  /** Beside the name: lines of points on a field of 1000 × 400; empty where the name was typed. */
  signature: { label: string; name: string; strokes: readonly string[] };
  /** What was signed, one line each; printed on a page of its own. */
  commitment: readonly string[];
};

const field = (label: string, value: Maybe): FormField => ({ label, value: value ?? '' });

const CHECKS = [
  '主体证件与填报信息一致',
  '负责人证件与填报信息一致',
  '负责人本人照片与证件一致',
  '域名所有者与主体一致',
  '接入 IP 地址属实',
];
const PROMISE =
  '本单位（本人）承诺：以上信息真实、有效；信息变更后及时办理变更备案；如有虚假，愿承担相应责任。';
const SIGNS = ['网站负责人（签字）：', '主办单位（盖章）：', '核验人（签字）：'];

const certificate = (type: Maybe): string | undefined => choiceName(choices['zh-CN'], 'certificate', type);

const personPart = (title: string, person: PersonDraft): FormSheet['parts'][number] => ({
  title,
  rows: [
    [field('姓名', person.name), field('证件类型', certificate(person.certificateType))],
    [field('证件号码', person.certificateNumber), field('手机号码', person.mobile)],
    [field('联系方式二', person.landline), field('电子邮箱', person.email)],
  ],
});

const demandsOf = ({ filing, rules }: FormContent): string[] =>
  rulesAbout(rules, 'form', partyOf(filing.nature)).flatMap(({ value }) =>
    value.demands.map((demand) => inWords(sayDemand(demand))['zh-CN']),
  );

const sheetOf = (content: FormContent, website: FullFiling['websites'][number]): FormSheet => {
  const { filing, details, certificateNumber, providerName, rules } = content;
  const entered = details.websites.find(({ websiteId }) => websiteId === website.id);
  const subject = readAddresses(details.subject, filing.county);
  return {
    title: '网站备案信息真实性核验单',
    parts: [
      {
        title: '主办单位',
        rows: [
          [field('名称', subject.name), field('备案号', filing.subjectNumber)],
          [field('证件类型', certificate(filing.certificateType)), field('证件号码', certificateNumber)],
          [field('证件住所', subject.certificateAddress), field('通讯地址', subject.mailingAddress)],
        ],
      },
      {
        title: '网站',
        rows: [
          [field('网站名称', entered?.name ?? website.filedName), field('网站备案号', website.websiteNumber)],
          [field('域名', website.domains.join('、')), field('首页网址', entered?.homepageUrl)],
          [field('接入服务商', providerName), field('IP 地址', website.server?.ips.join('、'))],
        ],
      },
      personPart('主体负责人', details.subjectPerson),
      personPart('网站负责人', entered?.person ?? details.subjectPerson),
    ],
    checksTitle: '接入服务商核验',
    checks: CHECKS,
    promise: PROMISE,
    demands: demandsOf(content),
    signs: SIGNS,
    date: '日期：　　　　年　　　月　　　日',
    footer: `打印日期 ${rules.day} · ${filing.id}`,
  };
};

/** One sheet for each site of the order, filled in. */
export const formSheets = (content: FormContent): FormSheet[] =>
  content.filing.websites.map((website) => sheetOf(content, website));
