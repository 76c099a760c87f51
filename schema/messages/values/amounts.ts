import type { Locale } from '../locales.ts';

const KB = 1024;
const MB = 1024 * KB;

/** `850 KB`, `3.4 MB`, counted as phones and computers do; nothing that is there shows as nothing. */
export const sizeText = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${Number((bytes / MB).toFixed(1))} MB`;

/** A size and the limit that it breaks, in bytes where both would read the same (`4194305 B` beside `4194304 B`). */
export const sizesApart = (bytes: number, limit: number): { size: string; limit: string } =>
  sizeText(bytes) === sizeText(limit)
    ? { size: `${bytes} B`, limit: `${limit} B` }
    : { size: sizeText(bytes), limit: sizeText(limit) };

/** `12,345` */
export const countText = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale).format(count);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time in the unit that people would tell it in, whole and never below nothing. */
export const spanOf = (milliseconds: number): { unit: 'minutes' | 'hours' | 'days'; count: number } => {
  const span = Math.max(0, milliseconds);
  if (span < HOUR) return { unit: 'minutes', count: Math.floor(span / MINUTE) };
  if (span < 2 * DAY) return { unit: 'hours', count: Math.floor(span / HOUR) };
  return { unit: 'days', count: Math.floor(span / DAY) };
};

const inUnit = (count: number, unit: 'second' | 'minute' | 'hour' | 'day', locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** How long to wait, rounded up to what people count in: `45 seconds`, `12 minutes`, `3 hours`, `2 days`. */
export const waitText = (seconds: number, locale: Locale): string => {
  const wait = Math.max(0, seconds) * 1000;
  if (wait < 1.5 * MINUTE) return inUnit(Math.ceil(wait / 1000), 'second', locale);
  if (wait < 1.5 * HOUR) return inUnit(Math.ceil(wait / MINUTE), 'minute', locale);
  if (wait < 1.5 * DAY) return inUnit(Math.ceil(wait / HOUR), 'hour', locale);
  return inUnit(Math.ceil(wait / DAY), 'day', locale);
};
