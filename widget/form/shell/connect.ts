import { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { SessionToken } from '../../kit/client/session.ts';
import type { FetchSession } from '../../kit/client/session.ts';
import { ApprovedEvent, FilingChangeEvent, SubmittedEvent } from '../events.ts';
import { JieruErrorEvent } from '../../kit/events.ts';
import type { FilingView } from '../../kit/client/views.ts';
import type { Visit } from '../start/opening.ts';
import { FilingStore } from '../store/store.ts';

/** A running conversation with the service. */
export type Connection = {
  store: FilingStore;
  /** Loads who is here and the filing; `remembered` is tried when no other filing is named or open. */
  open: (remembered: string | null) => Promise<void>;
  close: () => void;
};

type Host = HTMLElement & {
  endpoint: string;
  publishableKey: string;
  filingId: string;
  requestUpdate: () => void;
};

/** Starts a conversation for the shell and tells the host page what happens in it. */
export const connect = (
  host: Host,
  {
    fetchSession,
    locale,
    begun,
  }: {
    fetchSession: FetchSession;
    locale: () => string;
    /** What was begun with the same service before the code was here. */
    begun: Visit | null;
  },
): Connection => {
  const api: Api = new Api({
    endpoint: host.endpoint,
    publishableKey: host.publishableKey,
    session: begun?.session ?? new SessionToken(fetchSession),
    locale,
    onConnection: (online) => store.setOnline(online),
    transport: () => import('../../kit/client/transport.ts'),
  });
  const store = new FilingStore(api);
  let last: FilingView | null = null;
  const onChange = (): void => {
    host.requestUpdate();
    const now = store.filing;
    if (now && (last?.id !== now.id || last.version !== now.version || last.state !== now.state))
      tellHost(host, last?.id === now.id ? last : null, now);
    last = now;
  };
  store.addEventListener('change', onChange);
  return {
    store,
    open: async (remembered) => {
      try {
        const opening =
          begun?.opening.catch((cause: unknown) => Promise.reject(api.withoutSession(cause))) ?? null;
        await store.start(host.filingId || null, remembered, opening);
      } catch (cause) {
        const code = cause instanceof RequestFailure ? cause.code : 'INTERNAL';
        host.dispatchEvent(new JieruErrorEvent({ code, message: String(cause) }));
        throw cause;
      }
    },
    close: () => {
      store.removeEventListener('change', onChange);
      store.stop();
    },
  };
};

const tellHost = (host: Host, before: FilingView | null, filing: FilingView): void => {
  const { id: filingId, state, version } = filing;
  host.dispatchEvent(new FilingChangeEvent({ filingId, state, version }));
  if (!before || before.state === state) return;
  if (state === 'IN_REVIEW' && (before.state === 'DRAFT' || before.state === 'RETURNED'))
    host.dispatchEvent(new SubmittedEvent({ filingId }));
  if (state === 'APPROVED') {
    const numbers = filing.result?.sites.map(({ websiteNumber }) => websiteNumber) ?? [];
    host.dispatchEvent(new ApprovedEvent({ filingId, numbers }));
  }
};
