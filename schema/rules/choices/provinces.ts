/** A provincial communications authority 省通信管理局 and what identifies its province. */
export type ProvinceEntry = {
  /** GB/T 2260, six digits. */
  readonly code: string;
  /** Begins the keys of the province's rules. */
  readonly key: string;
  /** As documents and addresses write it, in Chinese. What people read in their language stands in the catalogue. */
  readonly name: string;
  /** As addresses write it for short. */
  readonly short: string;
  /** Begins the filing numbers that the authority issues. */
  readonly prefix: string;
  /** The authority's Fbdd of a server in this province; numbers follow the two-letter province codes. */
  readonly locationCode: number;
  /** Trunk area codes of landlines, with the leading zero. */
  readonly areaCodes: RegExp;
};

const province = <Code extends string>(
  code: Code,
  key: string,
  name: string,
  short: string,
  prefix: string,
  locationCode: number,
  areaCodes: RegExp,
) => ({ code, key, name, short, prefix, locationCode, areaCodes });

/**
 * The 31 provinces. Codes: GB/T 2260. Location codes: bit values of the ministry's web form of 2023-10 (2^(id-1)).
 * Prefixes: as seen in public footers; four differ from the province's usual abbreviation (陇 蜀 黔 滇).
 */
const ROWS = [
  province('110000', 'beijing', '北京市', '北京', '京', 2, /^0(?:10)$/),
  province('120000', 'tianjin', '天津市', '天津', '津', 29, /^0(?:22)$/),
  province('130000', 'hebei', '河北省', '河北', '冀', 11, /^0(?:31\d|335)$/),
  province('140000', 'shanxi', '山西省', '山西', '晋', 28, /^0(?:349|35\d)$/),
  province('150000', 'inner-mongolia', '内蒙古自治区', '内蒙古', '蒙', 21, /^0(?:47\d|48[23])$/),
  province('210000', 'liaoning', '辽宁省', '辽宁', '辽', 19, /^0(?:24|41\d|42[179])$/),
  province('220000', 'jilin', '吉林省', '吉林', '吉', 16, /^0(?:43\d|44[08])$/),
  province('230000', 'heilongjiang', '黑龙江省', '黑龙江', '黑', 14, /^0(?:45[1-9]|46[4-9])$/),
  province('310000', 'shanghai', '上海市', '上海', '沪', 26, /^0(?:21)$/),
  province('320000', 'jiangsu', '江苏省', '江苏', '苏', 17, /^0(?:25|51\d|52[37])$/),
  province('330000', 'zhejiang', '浙江省', '浙江', '浙', 34, /^0(?:57\d|580)$/),
  province('340000', 'anhui', '安徽省', '安徽', '皖', 1, /^0(?:55\d|56[1-6])$/),
  province('350000', 'fujian', '福建省', '福建', '闽', 4, /^0(?:59[1-9])$/),
  province('360000', 'jiangxi', '江西省', '江西', '赣', 18, /^0(?:701|79\d)$/),
  province('370000', 'shandong', '山东省', '山东', '鲁', 25, /^0(?:53\d|543|546|63[1-5])$/),
  province('410000', 'henan', '河南省', '河南', '豫', 9, /^0(?:37\d|39[1-8])$/),
  province('420000', 'hubei', '湖北省', '湖北', '鄂', 10, /^0(?:27|71\d|72[248])$/),
  province('430000', 'hunan', '湖南省', '湖南', '湘', 15, /^0(?:73\d|74[3-6])$/),
  province('440000', 'guangdong', '广东省', '广东', '粤', 5, /^0(?:20|66[0238]|75\d|76[0236-9])$/),
  province('450000', 'guangxi', '广西壮族自治区', '广西', '桂', 7, /^0(?:77\d)$/),
  province('460000', 'hainan', '海南省', '海南', '琼', 12, /^0(?:89[089])$/),
  province('500000', 'chongqing', '重庆市', '重庆', '渝', 3, /^0(?:23)$/),
  province('510000', 'sichuan', '四川省', '四川', '蜀', 24, /^0(?:28|81[2-8]|82[5-7]|83\d)$/),
  province('520000', 'guizhou', '贵州省', '贵州', '黔', 8, /^0(?:85[1-9])$/),
  province('530000', 'yunnan', '云南省', '云南', '滇', 33, /^0(?:69[12]|87\d|88[3678])$/),
  province('540000', 'xizang', '西藏自治区', '西藏', '藏', 32, /^0(?:89[1-7])$/),
  province('610000', 'shaanxi', '陕西省', '陕西', '陕', 27, /^0(?:29|91[1-9])$/),
  province('620000', 'gansu', '甘肃省', '甘肃', '陇', 6, /^0(?:93\d|94[13])$/),
  province('630000', 'qinghai', '青海省', '青海', '青', 23, /^0(?:97\d)$/),
  province('640000', 'ningxia', '宁夏回族自治区', '宁夏', '宁', 22, /^0(?:95[1-5])$/),
  province('650000', 'xinjiang', '新疆维吾尔自治区', '新疆', '新', 31, /^0(?:90[1-9]|99\d)$/),
] as const satisfies readonly ProvinceEntry[];

export type ProvinceCode = (typeof ROWS)[number]['code'];

export const PROVINCES: readonly ProvinceEntry[] = ROWS;

export const provinceByCode = (code: unknown): ProvinceEntry | undefined =>
  PROVINCES.find((entry) => entry.code === code);
