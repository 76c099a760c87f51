import type { Locale } from '../locales.ts';

const KB = 1024;
const MB = 1024 * KB;

/** `850 KB`, `3.4 MB`, counted as phones and computers do; nothing that is there shows as nothing. */
export const sizeText = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${Number((bytes / MB).toFixed(1))} MB`;

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
