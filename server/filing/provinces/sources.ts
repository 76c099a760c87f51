import type { Words } from './words.ts';

type SourceEntry = { era: string; title: Words };

const source = (era: string, zh: string, en: string): SourceEntry => ({ era, title: { zh, en } });

/**
 * Where rules come from. A rule whose source does not say since when it holds counts from the first day of the year
 * that the source describes (`era`). Titles describe the document; its own title is kept in both languages.
 */
export const SOURCES = {
  SEED: source(
    '2019-01-01',
    '某云服务商《接入备案》页面，2019-05-08',
    '“接入备案” (access filing), page of a cloud provider, 2019-05-08',
  ),
  ALI: source(
    '2019-01-01',
    '同一服务商的各省管局要求页面，2019 年（接入部分自该日起未变）',
    'Province pages of the same provider, 2019 (access sections unchanged from the seed date on)',
  ),
  ALI18: source(
    '2018-01-01',
    '同一服务商国际站的各省要求页面，2018 年',
    'International province pages of the same provider, 2018',
  ),
  TX19: source(
    '2019-01-01',
    '第二家服务商《各省管局要求》，2019-07-12',
    '“各省管局要求” (province requirements) of a second provider, 2019-07-12',
  ),
  TX21: source(
    '2021-01-01',
    '第二家服务商的备案文档，2021-07-09',
    'Filing documents of the second provider, 2021-07-09',
  ),
  TXL: source(
    '2022-01-01',
    '第二家服务商《各省管局要求》，约 2021–2022 年',
    '“各省管局要求” (province requirements) of the second provider, about 2021 to 2022',
  ),
  HW: source(
    '2025-01-01',
    '第三家服务商的备案文档，2025–2026 年，由他人整理',
    'Filing documents of a third provider, 2025 to 2026, as compiled by others',
  ),
  QC: source(
    '2022-01-01',
    '第四家服务商的备案文档，约 2020–2022 年',
    'Filing documents of a fourth provider, about 2020 to 2022',
  ),
  WX: source('2023-01-01', '公开的小程序备案接口，2023 年', 'Public mini-program filing API, 2023'),
  LAW: source(
    '2005-03-20',
    '信息产业部令第 33 号（2005）及其后的通知，据转载',
    '信息产业部令第33号 (MII Order 33 of 2005) and later notices, read as reposts',
  ),
} as const satisfies Record<string, SourceEntry>;

export type Source = keyof typeof SOURCES;
