/** A domain suffix that the ministry has approved for filing. */
export type ApprovedSuffix = {
  suffix: string;
  /** First day known, `YYYY-MM-DD`; `null` for those on every list that was read. */
  from: string | null;
};

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Under .cn: by purpose, then by province. */
const SECOND_LEVEL = words(`
  政务.cn 公益.cn gov.cn org.cn ac.cn mil.cn net.cn edu.cn com.cn
  bj.cn tj.cn sh.cn cq.cn he.cn sx.cn nm.cn ln.cn jl.cn hl.cn js.cn zj.cn ah.cn fj.cn jx.cn sd.cn
  ha.cn hb.cn hn.cn gd.cn gx.cn hi.cn sc.cn gz.cn yn.cn xz.cn sn.cn qh.cn nx.cn xj.cn tw.cn hk.cn
  mo.cn
`);

const CHINESE = words(`
  中国 政务 公益 公司 网络 网址 商城 网店 中信 商标 广东 佛山 信息 手机 在线 中文网 集团 我爱你 商店 企业 娱乐 游戏 购物 餐厅 招聘 时尚 移动 网站
`);

const LATIN = words(`
  cn ren wang citic top sohu xin com net club xyz vip site shop ink info mobi red pro kim ltd group
  biz auto link work law beer store tech fun online art design wiki love center video social team show
  cool zone world today city chat company live fund gold plus guru run pub email life co fashion fit
  luxe yoga baidu cloud host space press website archi asia bio black blue green lotto organic pet
  pink poker promo ski vote voto icu fans
`);

/** Called unapproved by a provider in September 2019 and listed in July 2020. */
const LATER = words('tv cc');
const LATER_FROM = '2020-07-24';

/**
 * Suffixes under which a domain can be filed. Source: a provider's list of 2020-07-24; the ministry publishes the
 * live one at 域名.信息, so an operator may replace this list.
 */
export const APPROVED_SUFFIXES: readonly ApprovedSuffix[] = [
  ...[...SECOND_LEVEL, ...CHINESE, ...LATIN].map((suffix) => ({ suffix, from: null })),
  ...LATER.map((suffix) => ({ suffix, from: LATER_FROM })),
];
