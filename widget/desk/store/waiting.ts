import { spanOf } from '../../../schema/messages/values/amounts.ts';
import { chinaDay } from '../../../schema/messages/values/moments.ts';
import type { Waiting } from '../types.ts';

/** How a waiting filing stands against the promised working day. */
export type WaitingView = {
  tone: 'calm' | 'today' | 'late';
} & ReturnType<typeof spanOf>;

/** How long it has waited and whether that is too long; `null` while it is somebody else's turn. */
export const waitingOf = ({ waitingSince, reviewDueBy }: Waiting, now: Date): WaitingView | null => {
  if (!waitingSince) return null;
  const today = chinaDay(now);
  const tone = !reviewDueBy || today < reviewDueBy ? 'calm' : today === reviewDueBy ? 'today' : 'late';
  return { tone, ...spanOf(now.getTime() - Date.parse(waitingSince)) };
};
