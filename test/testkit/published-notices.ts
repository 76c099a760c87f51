import { addDays } from '../../server/platform/calendar/china-day.ts';

/** A notice as it was published: spells off with their first and last day, and weekend days worked for them. */
type Published = {
  year: number;
  source: string;
  off: readonly [string, string][];
  worked: readonly string[];
};

/** What the State Council's office published. Sources: 国办发明电〔2024〕12号 of 2024-11-12, 国办发明电〔2025〕7号 of 2025-11-04. */
export const PUBLISHED: readonly Published[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号',
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

/** A notice for 2027 as it may come: the days of the law, with weekends moved about them. */
export const POSSIBLE_2027: Published = {
  year: 2027,
  source: 'a notice made up for tests',
  off: [
    ['2027-01-01', '2027-01-03'],
    ['2027-02-05', '2027-02-11'],
    ['2027-04-03', '2027-04-05'],
    ['2027-05-01', '2027-05-05'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-07'],
  ],
  worked: ['2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
};

const spell = ([first, last]: readonly [string, string]): string[] => {
  const days = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};

/** The days a notice names, as a file has them. */
export const daysOf = ({ off, worked }: Published): { day: string; kind: 'holiday' | 'working' }[] =>
  [
    ...off.flatMap(spell).map((day) => ({ day, kind: 'holiday' as const })),
    ...worked.map((day) => ({ day, kind: 'working' as const })),
  ].sort((one, other) => one.day.localeCompare(other.day));
