import type { BrowserContext, Page, Request } from 'playwright-core';

/** What the pages of a visit asked for, and what the browser complained about. */
export type Record = {
  readonly requests: Request[];
  /** Uncaught errors, errors on the console, and violations of the Content Security Policy. */
  readonly complaints: string[];
};

declare global {
  interface Window {
    jieruTestViolation?: (text: string) => void;
  }
}

const follow = (page: Page, { complaints }: Record): void => {
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
};

/** Keeps a record of all pages of a context, those included that it opens later. */
export async function watch(context: BrowserContext): Promise<Record> {
  const record: Record = { requests: [], complaints: [] };
  context.on('request', (request) => record.requests.push(request));
  context.on('page', (page) => follow(page, record));
  for (const page of context.pages()) follow(page, record);
  await context.exposeBinding('jieruTestViolation', (_source, text: string) => {
    record.complaints.push(`violation: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.jieruTestViolation?.(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return record;
}
