import type { Desk } from './store/desk.ts';

const EVERY_MS = 10_000;

/** Who pressed and pointed at nothing for so long works elsewhere. */
const IDLE_MS = 5 * 60_000;
const WORK = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Looks at the lists again every ten seconds while somebody can see it, when the page comes back into view, and as soon
 * as the filing that is open has changed. Returns how to stop.
 */
export const watchQueue = (desk: Desk): (() => void) => {
  let looking = false;
  let seen = '';
  const look = async (): Promise<void> => {
    if (looking || document.hidden) return;
    looking = true;
    try {
      await desk.refresh();
    } finally {
      looking = false;
    }
  };
  const onVisible = (): void => void look();
  const onChange = (): void => {
    const filing = desk.opened?.filing;
    if (!filing) return;
    const now = `${filing.id} ${filing.state} ${filing.version}`;
    const [id] = seen.split(' ');
    const news = id === filing.id && now !== seen;
    seen = now;
    if (news) void look();
  };
  const timer = setInterval(onVisible, EVERY_MS);
  document.addEventListener('visibilitychange', onVisible);
  desk.addEventListener('change', onChange);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisible);
    desk.removeEventListener('change', onChange);
  };
};

/**
 * Keeps the claim on the filing that is open while somebody works in the desk, and looks again when a claim has ended. Returns how
 * to stop.
 */
export const watchClaim = (desk: Desk, element: HTMLElement): (() => void) => {
  let workedAt = Date.now();
  const onWork = (): void => {
    workedAt = Date.now();
    void desk.tend();
  };
  const timer = setInterval(() => {
    void desk.endClaims();
    if (!document.hidden && Date.now() - workedAt < IDLE_MS) void desk.tend();
  }, EVERY_MS);
  for (const kind of WORK) element.addEventListener(kind, onWork, { passive: true });
  return () => {
    clearInterval(timer);
    for (const kind of WORK) element.removeEventListener(kind, onWork);
  };
};
