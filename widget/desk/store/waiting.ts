import { chinaDay } from '../../kit/words/format.ts';
import type { Waiting } from '../types.ts';

/** How a waiting filing stands against the promised working day. */
export type WaitingView = {
  tone: 'calm' | 'today' | 'late';
  unit: 'minutes' | 'hours' | 'days';
  count: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long it has waited and whether that is too long; `null` while it is somebody else's turn. */
export const waitingOf = ({ waitingSince, reviewDueBy }: Waiting, now: Date): WaitingView | null => {
  if (!waitingSince) return null;
  const elapsed = Math.max(0, now.getTime() - Date.parse(waitingSince));
  const today = chinaDay(now);
  const tone = !reviewDueBy || today < reviewDueBy ? 'calm' : today === reviewDueBy ? 'today' : 'late';
  if (elapsed < HOUR) return { tone, unit: 'minutes', count: Math.floor(elapsed / MINUTE) };
  if (elapsed < 2 * DAY) return { tone, unit: 'hours', count: Math.floor(elapsed / HOUR) };
  return { tone, unit: 'days', count: Math.floor(elapsed / DAY) };
};
