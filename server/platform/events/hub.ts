import type { Database } from '../../../prisma/database.ts';
import { Mailbox } from './mailbox.ts';
import { CHANNEL, type EventData, type Message } from './publish.ts';

/** Something happened; `data` is undefined when messages may have been missed and the consumer should look again. */
export type HubEvent = { readonly topic: string; readonly data: EventData | undefined };

/** Hears what any replica published after its commit, and passes it on inside this process. */
export type EventHub = {
  /** Events of a topic from now on, at most 100 waiting. Ends when the consumer returns or the hub closes. */
  subscribe(topic: string): AsyncIterableIterator<HubEvent>;
  /** Calls back for each event of a topic; the callback must not throw. Returns a function that stops it. */
  on(topic: string, listener: (event: HubEvent) => void): () => void;
  /** Whether this process has heard of everything that was committed until `FRESH_MS` ago, as far as it can know; asks for the next time. */
  isUpToDate(): boolean;
  /** How many listeners there are; 0 after everybody has gone. */
  readonly size: number;
  /** Counts a stream that is fed by callbacks among the open ones, and calls `end` when all are to end. Returns how it is left. */
  attend(end: () => void): () => void;
  /** How many subscriptions are open. */
  readonly streams: number;
  /** Ends every subscription, and each that comes later at once: the process is about to end. Callbacks go on. */
  endSubscriptions(): void;
  close(): Promise<void>;
};

const MAX_WAITING = 100;

/** How old what was heard may be, in ms: a little less than the second in which what ends has to end everywhere. */
const FRESH_MS = 900;

const parse = (payload: string): Message | undefined => {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null || !('topic' in value)) return undefined;
    return typeof value.topic === 'string' ? (value as Message) : undefined;
  } catch (error) {
    // Anybody with access to the database may notify on the channel; what is not ours is passed over.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Starts to listen, once per process. */
export async function openEventHub(database: Pick<Database, 'listen'>): Promise<EventHub> {
  const listeners = new Map<string, Set<(event: HubEvent) => void>>();
  const mailboxes = new Set<Mailbox<HubEvent>>();
  const attending = new Set<() => void>();
  let ended = false;

  const tell = (event: HubEvent): void => {
    for (const listener of [...(listeners.get(event.topic) ?? [])]) listener(event);
  };
  const tellEveryone = (): void => {
    for (const topic of [...listeners.keys()]) tell({ topic, data: undefined });
  };
  const listening = await database.listen(
    CHANNEL,
    (payload) => {
      const message = parse(payload);
      if (message) tell({ topic: message.topic, data: message.data ?? {} });
    },
    tellEveryone,
  );

  /** Before when everything was heard, on this process's own clock. */
  let heardUntil = Number.NEGATIVE_INFINITY;
  let asking = false;
  const ask = (): void => {
    if (asking) return;
    asking = true;
    const began = performance.now();
    listening
      .caughtUp()
      .then(
        () => (heardUntil = began),
        () => (heardUntil = Number.NEGATIVE_INFINITY),
      )
      .finally(() => (asking = false));
  };

  const on: EventHub['on'] = (topic, listener) => {
    const sameTopic = listeners.get(topic) ?? new Set();
    listeners.set(topic, sameTopic.add(listener));
    return () => {
      sameTopic.delete(listener);
      if (sameTopic.size === 0 && listeners.get(topic) === sameTopic) listeners.delete(topic);
    };
  };

  return {
    on,
    isUpToDate() {
      const age = performance.now() - heardUntil;
      if (age > FRESH_MS / 2) ask();
      return age < FRESH_MS;
    },
    subscribe(topic) {
      const mailbox: Mailbox<HubEvent> = new Mailbox(MAX_WAITING, () => {
        stop();
        mailboxes.delete(mailbox);
      });
      const stop = on(topic, (event) => mailbox.put(event));
      mailboxes.add(mailbox);
      if (ended) mailbox.close();
      return mailbox;
    },
    get size() {
      return [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
    },
    attend(end) {
      if (ended) end();
      else attending.add(end);
      return () => void attending.delete(end);
    },
    get streams() {
      return mailboxes.size + attending.size;
    },
    endSubscriptions() {
      ended = true;
      for (const mailbox of [...mailboxes]) mailbox.close();
      for (const end of [...attending]) end();
    },
    async close() {
      for (const mailbox of [...mailboxes]) mailbox.close();
      for (const end of [...attending]) end();
      listeners.clear();
      await listening.stop();
    },
  };
}
