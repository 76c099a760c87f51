const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in China at a moment, `YYYY-MM-DD`. */
export const chinaDay = (moment: Date): string => PARTS.format(moment);

/** The moment at which a day begins in China, which has kept one offset since 1991. */
export const startOfChinaDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The day some days later, or earlier. */
export const addDays = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Whether a day (`YYYY-MM-DD`) is a Saturday or Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
