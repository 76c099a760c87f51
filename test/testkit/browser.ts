import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--no-first-run',
  '--use-fake-device-for-media-stream',
];

/** Debian's Chromium where it is installed, else the one that comes as an npm package, which unpacks itself once. */
export const chromiumPath = async (): Promise<string> => {
  if (existsSync(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
};

export type PageOptions = {
  locale?: 'zh-CN' | 'en';
  /** Width of the window in CSS pixels. */
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** What the page may use without asking. */
  permissions?: string[];
} & Pick<BrowserContextOptions, 'reducedMotion' | 'hasTouch' | 'isMobile' | 'ignoreHTTPSErrors'>;

/** A page, and what went wrong in it. */
export type WatchedPage = {
  page: Page;
  context: BrowserContext;
  /** Messages of uncaught errors and of violations of the page's Content Security Policy. */
  complaints: string[];
};

type Camera = 'granted' | 'denied';

const start = async (camera: Camera): Promise<Browser> =>
  chromium.launch({
    executablePath: await chromiumPath(),
    args: [...FLAGS, `--use-fake-ui-for-media-stream${camera === 'denied' ? '=deny' : ''}`],
    headless: true,
  });

/** The test files of one process share a Chromium, which ends with the process: it notices that its pipe is closed. */
const running = new Map<Camera, Promise<Browser>>();

async function shared(camera: Camera): Promise<Browser> {
  const before = await running.get(camera)?.catch(() => null);
  if (before?.isConnected()) return before;
  const started = start(camera);
  running.set(camera, started);
  return started;
}

/** The part of a Chromium that belongs to one test file; every page lives in a fresh context. */
export class TestBrowser {
  private readonly contexts: BrowserContext[] = [];

  private constructor(private readonly browser: Browser) {}

  /** `camera: 'denied'` answers every page that asks for the camera with no. */
  static async launch({ camera = 'granted' }: { camera?: Camera } = {}): Promise<TestBrowser> {
    return new TestBrowser(await shared(camera));
  }

  async open(options: PageOptions = {}): Promise<WatchedPage> {
    const { locale = 'zh-CN', width = 1200, height = 900, colorScheme = 'light', ...rest } = options;
    const context = await this.browser.newContext({
      locale,
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Shanghai',
      ...rest,
    });
    this.contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
        complaints.push(message.text());
    });
    return { page, context, complaints };
  }

  /** Ends every context that was opened here. */
  async close(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close();
  }

  /** Ends the browsers themselves, for a program that is to end by itself. */
  static async end(): Promise<void> {
    for (const browser of running.values()) await (await browser).close();
  }
}
