/** A day, and perhaps a time of day, in the spellings that were seen or that software is apt to write. */
const SPELLINGS: readonly RegExp[] = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d{1,3})?秒?|分)?)?(?:Z|[+-]\d{2}:?\d{2})?$/,
  /^(\d{4})(\d{2})(\d{2})(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/,
];

/**
 * A moment as downloads write it, in China: `2024-01-05`, or with a time of day; also `2010/01/05 10:20`, `20100105102030`,
 * `2010-1-5 1:02:03` and 24:00 for the end of a day. Null for what is none.
 */
export function readMoment(text: string): Date | null {
  const parts = SPELLINGS.map((spelling) => spelling.exec(text.trim())).find(Boolean);
  if (!parts) return null;
  const [, year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part || 0),
  );
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const isTime =
    (hours < 24 && minutes < 60 && seconds < 60) || (hours === 24 && minutes === 0 && seconds === 0);
  return isDay && isTime
    ? new Date(date.getTime() + ((hours - 8) * 3600 + minutes * 60 + seconds) * 1000)
    : null;
}
