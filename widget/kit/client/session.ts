/** Gives the current session token; supplied by the page that hosts the widget. */
export type FetchSession = () => Promise<string>;

// Renewing a minute early keeps an upload or a save that starts now from meeting the end of its token.
const EARLY_MS = 60_000;

/** When a token ends, in ms since 1970; `null` for a token that is no JWT. */
export const expiryOf = (token: string): number | null => {
  const payload = token.split('.')[1];
  if (!payload) return null;
  try {
    const json = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const { exp } = JSON.parse(json) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    return null;
  }
};

/** So long a host page may take. */
const MOST_MS = 30_000;

const tooLate = (): Promise<never> =>
  new Promise((_resolve, reject) =>
    setTimeout(() => reject(new Error('fetchSession gave no token within 30 seconds.')), MOST_MS),
  );

/** Holds the session token in memory, asks the host page for a new one before the old one ends. */
export class SessionToken {
  #token: Promise<string> | null = null;
  #expiresAt = Infinity;

  constructor(private readonly fetchSession: FetchSession) {}

  /** A token that is good for at least a minute. Concurrent callers share one question to the host page. */
  async get(): Promise<string> {
    if (this.#token && Date.now() > this.#expiresAt - EARLY_MS) this.forget();
    this.#token ??= this.#ask();
    return this.#token;
  }

  /** Drops the token, so that the next call asks for a new one. */
  forget(): void {
    this.#token = null;
  }

  async #ask(): Promise<string> {
    try {
      const token = (await Promise.race([this.fetchSession(), tooLate()])).trim();
      this.#expiresAt = expiryOf(token) ?? Infinity;
      return token;
    } catch (cause) {
      this.forget();
      throw cause;
    }
  }
}
