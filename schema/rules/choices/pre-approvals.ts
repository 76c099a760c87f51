import type { Named } from './named.ts';

export type PreApprovalEntry = Named & {
  /** The authority's Nrlx_id, `null` where no number was found. */
  readonly miitCode: number | null;
  /** Who grants it. */
  readonly authorityZh: string;
  readonly documentZh: string | null;
  /** `NATIONWIDE`; `PROVINCES`: only where the province's rules still ask for it. */
  readonly inForce: 'NATIONWIDE' | 'PROVINCES';
};

const approval = <Key extends string>(
  key: Key,
  miitCode: number | null,
  zh: string,
  en: string,
  authorityZh: string,
  documentZh: string | null,
  inForce: PreApprovalEntry['inForce'] = 'NATIONWIDE',
) => ({ key, miitCode, zh, en, authorityZh, documentZh, inForce });

/**
 * Pre-approvals 前置审批. Source: the ministry's web form of 2023-10 for names and numbers; provider documents of 2019
 * and 2021 for what is in force (education and health care ended nationwide but for a few provinces in 2019).
 */
export const PRE_APPROVALS = [
  approval('NEWS', 1, '新闻', 'News', '国务院新闻办或省政府新闻办', '互联网新闻信息服务许可证'),
  approval('PUBLISHING', 2, '出版', 'Publishing', '新闻出版主管部门', '网络出版服务许可证'),
  approval('EDUCATION', 3, '教育', 'Education', '省教育厅', null, 'PROVINCES'),
  approval('HEALTH_CARE', 4, '医疗保健', 'Health care', '省卫生主管部门', null, 'PROVINCES'),
  approval(
    'DRUGS_AND_DEVICES',
    5,
    '药品和医疗器械',
    'Drugs and medical devices',
    '省药品监督管理部门',
    '互联网药品信息服务资格证书',
  ),
  approval('BULLETIN_BOARDS', 6, '电子公告服务', 'Bulletin boards', '省通信管理局', null, 'PROVINCES'),
  approval('CULTURE', 9, '文化', 'Culture', '省文化主管部门', '网络文化经营许可证'),
  approval(
    'AUDIO_VISUAL',
    10,
    '广播电影电视节目',
    'Audio-visual programmes',
    '广播电视主管部门',
    '信息网络传播视听节目许可证',
  ),
  approval(
    'RIDE_HAILING',
    11,
    '网络预约车',
    'Ride hailing',
    '注册地交通运输主管部门',
    '网络预约出租汽车经营许可证',
  ),
  approval('INTERNET_FINANCE', 13, '互联网金融', 'Internet finance', '金融监管部门', null),
  approval(
    'OFF_CAMPUS_TRAINING',
    14,
    '校外培训（高中及以下）',
    'Off-campus training up to senior secondary school',
    '教育主管部门',
    null,
  ),
  approval('RELIGION', 15, '宗教', 'Religion', '宗教事务部门', '互联网宗教信息服务许可证'),
  approval('GAMES', null, '游戏', 'Games', '新闻出版主管部门', null),
] as const satisfies readonly PreApprovalEntry[];

export type PreApproval = (typeof PRE_APPROVALS)[number]['key'];
