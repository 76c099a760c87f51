import { organisationCheckCharacter } from '../../../schema/rules/numbers/organisation-code.ts';
import { unifiedCheckCharacter } from '../../../schema/rules/numbers/unified-code.ts';
import { identityCheckCharacter } from '../../../schema/rules/numbers/identity-card.ts';
import type { DrawnBack, DrawnCard, DrawnLicence } from '../drawing/papers.ts';

/** Numbers that are drawn the same each time, so that a failure can be looked at again. */
const stream = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

const CITIES = [
  '浙江省杭州市西湖区',
  '广东省深圳市南山区',
  '北京市海淀区',
  '江苏省南京市鼓楼区',
  '四川省成都市武侯区',
];
const CODES = ['330106', '440305', '110108', '320106', '510107'];
const ROADS = ['文三路', '科技南十二路', '中关村东路', '中山北路', '人民南路四段'];
const WORDS = ['云帆', '星河', '远景', '安捷', '华瑞', '鼎盛', '卓越', '恒通', '博雅', '瑞丰'];
const TRADES = ['网络科技', '信息技术', '软件', '文化传媒', '电子商务'];
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '欧阳'];
const GIVEN = ['伟', '芳', '建国', '秀英', '志强', '文静', '海燕', '明辉', '雪梅', '子涵'];
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const pick = <T>(from: readonly T[], index: number): T => {
  const found = from[index];
  if (found === undefined) throw new RangeError(`there is no entry ${index}`);
  return found;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** One company's licence and one person's card, invented: no such number is anybody's but by chance. */
export const invented = (seed: number): { licence: DrawnLicence; card: DrawnCard; back: DrawnBack } => {
  const below = stream(seed * 7919 + 17);
  below(2);
  const place = below(5);
  const organisation = Array.from({ length: 8 }, (_, at) =>
    pick([...LETTERS], at < 2 ? below(31) : below(10)),
  ).join('');
  const body = `91${pick(CODES, place)}${organisation}${organisationCheckCharacter(organisation)}`;
  const address = `${pick(CITIES, place)}${pick(ROADS, place)}${10 + below(900)}号${1 + below(30)}幢${101 + below(1800)}室`;
  const [year, month, day] = [2001 + below(22), 1 + below(12), 1 + below(28)];
  const founded = `${year}年${twoDigits(month)}月${twoDigits(day)}日`;
  const birth = `${1955 + below(48)}${twoDigits(1 + below(12))}${twoDigits(1 + below(28))}`;
  const sequence = below(1000);
  const digits = `${pick(CODES, below(5))}${birth}${String(sequence).padStart(3, '0')}`;
  const person = () => pick(SURNAMES, below(10)) + pick(GIVEN, below(10));
  const from = 2008 + below(15);
  const since = `${twoDigits(1 + below(12))}.${twoDigits(1 + below(28))}`;
  return {
    licence: {
      code: body + unifiedCheckCharacter(body),
      name: `${pick(CITIES, place).slice(place === 2 ? 0 : 3, place === 2 ? 2 : 5)}${pick(WORDS, below(10))}${pick(WORDS, below(10))}${pick(TRADES, below(5))}有限公司`,
      type: pick(
        ['有限责任公司(自然人独资)', '有限责任公司(自然人投资或控股)', '其他有限责任公司'],
        below(3),
      ),
      legalPerson: person(),
      address,
      capital: pick(['壹佰万元整', '伍佰万元整', '壹仟万元整'], below(3)),
      established: founded,
      term:
        below(3) === 0
          ? `${founded}至长期`
          : `${founded}至${year + 20}年${twoDigits(month)}月${twoDigits(day)}日`,
      scope: '技术开发、技术服务、技术咨询：计算机软硬件、网络技术；批发、零售：办公用品，计算机及配件。',
    },
    card: {
      name: person(),
      sex: sequence % 2 === 1 ? '男' : '女',
      nation: '汉',
      number: digits + identityCheckCharacter(digits),
      address,
    },
    back: {
      issuer: pick(['杭州市公安局西湖分局', '深圳市公安局南山分局', '北京市公安局海淀分局'], below(3)),
      term: below(4) === 0 ? `${from}.${since}-长期` : `${from}.${since}-${from + 20}.${since}`,
    },
  };
};
