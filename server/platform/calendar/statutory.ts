import chineseDays from 'chinese-days';
import { addDays, isWeekend } from './china-day.ts';

const lunar = (year: number, month: string, day: string): string =>
  chineseDays.getSolarDateFromLunar(`${year}-${month}-${day}`).date;

const run = (first: string, days: number): string[] =>
  Array.from({ length: days }, (_, after) => addDays(first, after));

/**
 * The thirteen days of a year that the law itself gives off (法定节假日). Source: 全国年节及纪念日放假办法, as amended on 2024-11-10:
 * New Year, New Year's Eve and three days of Spring Festival, Qingming, two days of May, Dragon Boat, Mid-Autumn, three of October.
 */
export const daysByLaw = (year: number): string[] => [
  `${year}-01-01`,
  ...run(addDays(lunar(year, '01', '01'), -1), 4),
  chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
  ...run(`${year}-05-01`, 2),
  lunar(year, '05', '05'),
  lunar(year, '08', '15'),
  ...run(`${year}-10-01`, 3),
];

const known = new Map<number, ReadonlySet<string>>();

/**
 * The holidays of a year whose notice by the State Council is not known: those of the law, and for each of them that falls on a weekend or
 * together with another the next working day, as the law makes up for them. The notice moves weekends about them and changes the
 * number of working days no further.
 */
export const statutoryHolidays = (year: number): ReadonlySet<string> => {
  const before = known.get(year);
  if (before) return before;
  const byLaw = daysByLaw(year).sort();
  const holidays = new Set(byLaw);
  byLaw.forEach((day, index) => {
    if (!isWeekend(day) && byLaw.indexOf(day) === index) return;
    let instead = addDays(day, 1);
    while (isWeekend(instead) || holidays.has(instead)) instead = addDays(instead, 1);
    holidays.add(instead);
  });
  known.set(year, holidays);
  return holidays;
};
