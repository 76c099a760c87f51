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
  /** How many listeners there are; 0 after everybody has gone. */
  readonly size: number;
  /** How many subscriptions are open. */
  readonly streams: number;
  /** Ends every subscription, and each that comes later at once: the process is about to end. Callbacks go on. */
  endSubscriptions(): void;
  close(): Promise<void>;
};

const MAX_WAITING = 100;

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
  let ended = false;

  const tell = (event: HubEvent): void => {
    for (const listener of [...(listeners.get(event.topic) ?? [])]) listener(event);
  };
  const tellEveryone = (): void => {
    for (const topic of [...listeners.keys()]) tell({ topic, data: undefined });
  };
  const unlisten = await database.listen(
    CHANNEL,
    (payload) => {
      const message = parse(payload);
      if (message) tell({ topic: message.topic, data: message.data ?? {} });
    },
    tellEveryone,
  );

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
    get streams() {
      return mailboxes.size;
    },
    endSubscriptions() {
      ended = true;
      for (const mailbox of [...mailboxes]) mailbox.close();
    },
    async close() {
      for (const mailbox of [...mailboxes]) mailbox.close();
      listeners.clear();
      await unlisten();
    },
  };
}
