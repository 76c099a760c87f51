import type { ServerView } from '../client/views.ts';
import { day } from '../words/format.ts';
import { say } from '../words/words.ts';

/** The lines that tell one server from another. */
export const serverLines = (server: ServerView): string[] => [
  [server.productName, server.regionName, ...server.ips].join(' · '),
  [
    say('server.term', { months: server.termMonths }),
    say('server.expires', { day: day(server.expiresAt) }),
    server.slotsFree === 0
      ? say('server.full', { slots: server.slots })
      : say('server.slots', { free: server.slotsFree, slots: server.slots }),
  ].join(' · '),
];

export const serverDetail = (server: ServerView): string => serverLines(server).join(' · ');
