import { currentLocale } from './words.ts';

// Deadlines of the authority are China's, wherever the applicant's clock stands.
const timeZone = 'Asia/Shanghai';

const formatted = (options: Intl.DateTimeFormatOptions, at: Date): string =>
  new Intl.DateTimeFormat(currentLocale(), { timeZone, ...options }).format(at);

/** `10:42` */
export const clockTime = (at: Date): string =>
  formatted({ hour: '2-digit', minute: '2-digit', hour12: false }, at);

/** `12月18日` or `18 December`; with the year when it is not the current one. */
export const day = (iso: string, now: Date = new Date()): string => {
  const at = new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso);
  const sameYear = at.getFullYear() === now.getFullYear();
  return formatted({ day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }, at);
};

/** Day and time of an instant. */
export const moment = (iso: string): string =>
  formatted(
    { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
    new Date(iso),
  );

/** `YYYY-MM-DD` in China. */
export const chinaDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );

/** `3.4 MB`, counted as the service and operating systems on phones do. */
export const fileSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
