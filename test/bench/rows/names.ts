import { PROVINCES as ALL } from '../../../schema/rules/choices/provinces.ts';
import { familyMember } from '../../../server/rehearsal/authority/brain/family.ts';

/** What one company is called, everywhere where it is called something. */
export type Numbered = {
  readonly certificateNumber: string;
  /** Without its last sign, so that it also stands at the beginning of its websites' numbers. */
  readonly subjectNumber: string;
  readonly domain: string;
  readonly name: string;
  readonly phone: string;
};

const [FIRST, SECOND, TRADE] = [
  '云帆星海金石远山明月青松长风瑞雪天成华光同心百川万里启航春晖绿洲鼎新博文宏图嘉禾锦程',
  '创想智联众合优品通达诚信汇丰融达新锐恒久安泰卓越领先广济德润元亨利贞兴业永昌盛世中正',
  '科技网络信息软件传媒商贸教育医药物流机械',
].map((text) => Array.from({ length: text.length / 2 }, (_, i) => text.slice(2 * i, 2 * i + 2)));
const WORDS =
  'shop blog news mall home team data play cook book farm wine tea car bike film music game photo travel health study design craft print paper steel glass stone cloud river ocean forest garden market studio office school clinic hotel'.split(
    ' ',
  );

const turn = (words: readonly string[] | undefined, at: number): string => words?.[at % words.length] ?? '';

/** The templates are of Zhejiang. */
const PROVINCES = [
  ...ALL.filter(({ code }) => code === '330000'),
  ...ALL.filter(({ code }) => code !== '330000'),
];

/** Members of one province's part of the rehearsal's register. */
const IN_A_PROVINCE = 31 ** 4;

const kept: { number: number; company: Numbered | null } = { number: -1, company: null };

/** The n-th company: filed at the rehearsal authority like any other, and named unlike its neighbours. */
export function companyNumber(number: number): Numbered {
  if (kept.number === number && kept.company) return kept.company;
  const province = PROVINCES[Math.floor(number / IN_A_PROVINCE) % PROVINCES.length]?.code ?? '';
  const member = familyMember(number % IN_A_PROVINCE, { province, label: turn(WORDS, number * 7) });
  const mixed = (number * 2_654_435_761) % 2 ** 32;
  const company = {
    certificateNumber: member.certificateNumber,
    subjectNumber: member.subjectNumber.slice(0, -1),
    domain: member.domain,
    name: `浙江${turn(FIRST, mixed)}${turn(SECOND, Math.floor(mixed / 64))}${turn(TRADE, Math.floor(mixed / 4096))}${member.certificateNumber.slice(-4)}有限公司`,
    phone: member.phone,
  };
  Object.assign(kept, { number, company });
  return company;
}

/** A company as a walk through the service has named it. */
export const namedAs = ({
  certificateNumber,
  subjectNumber,
  domain,
  phone,
}: {
  certificateNumber: string;
  subjectNumber: string;
  domain: string;
  phone: string;
}): Numbered => ({
  certificateNumber,
  subjectNumber: subjectNumber.slice(0, -1),
  domain,
  name: `浙江演练${certificateNumber.slice(10)}有限公司`,
  phone,
});
