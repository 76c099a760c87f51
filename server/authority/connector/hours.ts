import type { AccountSettings } from './settings.ts';

const minutesInChina = (at: Date): number => {
  const shifted = new Date(at.getTime() + 8 * 3_600_000);
  return shifted.getUTCHours() * 60 + shifted.getUTCMinutes();
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether the bureau takes uploads at this moment (code 20 says that it does not). A span may go over midnight. */
export function mayUpload({ uploadHours }: Pick<AccountSettings, 'uploadHours'>, at: Date): boolean {
  if (uploadHours.length === 0) return true;
  const now = minutesInChina(at);
  return uploadHours.some(({ from, to }) => {
    const [first, last] = [minutesOf(from), minutesOf(to)];
    return first <= last ? now >= first && now < last : now >= first || now < last;
  });
}
