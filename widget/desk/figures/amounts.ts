import { currentLocale } from '../../kit/words/words.ts';
import { sayFigures } from './words.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Up to so many hours are told in hours. */
const MOST_HOURS = 48;

const inUnit = (amount: number, unit: 'minute' | 'hour' | 'day'): string =>
  new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);

/** `3.2 hr`, `6 days`: a length of time as somebody compares it. */
export const lengthText = (seconds: number | null | undefined): string => {
  if (seconds == null) return sayFigures('figures.nothing');
  if (seconds < HOUR) return inUnit(Math.ceil(seconds / MINUTE), 'minute');
  return seconds <= MOST_HOURS * HOUR ? inUnit(seconds / HOUR, 'hour') : inUnit(seconds / DAY, 'day');
};

/** `71.4%` */
export const rateText = (rate: number | null | undefined): string =>
  rate == null
    ? sayFigures('figures.nothing')
    : new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(rate);

/** `+3.1`, in points of a hundred; empty where nothing can be compared. */
export const pointsText = (now: number | null | undefined, before: number | null | undefined): string => {
  if (now == null || before == null) return '';
  return new Intl.NumberFormat(currentLocale(), {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  }).format((now - before) * 100);
};

/** `12.4`: a mean. */
export const meanText = (mean: number): string =>
  new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 1 }).format(mean);
