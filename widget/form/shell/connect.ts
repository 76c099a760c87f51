import { Api } from '../../kit/client/api.ts';
import { RequestFailure } from '../../kit/client/failure.ts';
import { SessionToken } from '../../kit/client/session.ts';
import type { FetchSession } from '../../kit/client/session.ts';
import { JieruErrorEvent } from '../../kit/told.ts';
import type { Trouble } from '../../kit/told.ts';
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

/** Tells the page and its developer what went wrong; the page alone where the code for the other is out of reach. */
export const tellTrouble = (host: HTMLElement & { endpoint: string }, trouble: Trouble): void =>
  void import('../../kit/tell-trouble.ts').then(
    (module) => module.tellTrouble(host, trouble),
    () => host.dispatchEvent(new JieruErrorEvent(trouble)),
  );

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
  const tell = (before: FilingView | null, filing: FilingView): void => {
    // As it is now: by the time the code is here it may be otherwise.
    const { step, reason } = store;
    void import('./tell-page.ts').then(({ tellPage }) => tellPage(host, { before, filing, step, reason }));
  };
  const onChange = (): void => {
    host.requestUpdate();
    const now = store.filing;
    if (now && (last?.id !== now.id || last.version !== now.version || last.state !== now.state))
      tell(last?.id === now.id ? last : null, now);
    last = now;
  };
  store.addEventListener('change', onChange);
  store.tell = (event) => void host.dispatchEvent(event);
  return {
    store,
    open: async (remembered) => {
      try {
        const opening =
          begun?.opening.catch((cause: unknown) => Promise.reject(api.withoutSession(cause))) ?? null;
        await store.start(host.filingId || null, remembered, opening);
      } catch (cause) {
        const code = cause instanceof RequestFailure ? cause.code : 'INTERNAL';
        const message = cause instanceof Error ? cause.message : String(cause);
        tellTrouble(host, { code, message, filingId: store.filing?.id ?? null, step: store.step });
        throw cause;
      }
    },
    close: () => {
      store.removeEventListener('change', onChange);
      store.stop();
    },
  };
};
