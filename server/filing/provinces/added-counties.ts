/**
 * Counties that the package of divisions does not have yet, with the year in which they were announced. Sources: the ministry of civil
 * affairs' tables of 2023 and 2024; for 2025 and 2026 the notices of Chongqing and Xinjiang.
 */
export const ADDED_COUNTIES: readonly { code: string; name: string; since: number }[] = [
  { code: '460302', name: '西沙区', since: 2020 },
  { code: '460303', name: '南沙区', since: 2020 },
  { code: '500157', name: '两江新区', since: 2025 },
  { code: '540481', name: '米林市', since: 2023 },
  { code: '540581', name: '错那市', since: 2023 },
  { code: '653132', name: '岑岭县', since: 2026 },
  { code: '653228', name: '和康县', since: 2024 },
  { code: '653229', name: '和安县', since: 2024 },
  { code: '659012', name: '白杨市', since: 2023 },
  { code: '659013', name: '草湖市', since: 2026 },
];
