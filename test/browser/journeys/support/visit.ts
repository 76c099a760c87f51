import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { projectRoot } from '../../../../prisma/root.ts';
import type { PageOptions, TestBrowser } from '../../../testkit/browser.ts';
import { watch, type Record } from './watch.ts';

export type Visit = { page: Page; context: BrowserContext; record: Record };

/** What a page awaits comes late where three browsers share two cores; a test that passes never waits so long. */
const ACTION_MS = 45_000;

const fileName = (text: string): string => text.replace(/[^\p{Letter}\d]+/gu, '-').slice(0, 80);

/** A browser of its own for somebody; closed after the test, with a picture of every page when the test failed. */
export async function visit(browser: TestBrowser, options: PageOptions = {}): Promise<Visit> {
  const { page, context } = await browser.open(options);
  context.setDefaultTimeout(ACTION_MS);
  const record = await watch(context);
  // Without a listener that stays, interception would be switched off and on around every file.
  page.on('filechooser', () => undefined);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const folder = join(projectRoot, 'test-results');
      mkdirSync(folder, { recursive: true });
      for (const [index, one] of context.pages().entries())
        await one.screenshot({
          path: join(folder, `${fileName(task.name)}-${index + 1}.png`),
          fullPage: true,
        });
    }
    await context.close();
  });
  return { page, context, record };
}
