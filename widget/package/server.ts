// For servers that render the page: markup of the elements with their place kept, and scripts whose content is pinned. Strings only.
import { form } from '../../schema/messages/generated/form.js';
import { nearestLocale } from '../../schema/messages/locales.ts';
import { PLACE } from '../form/start/waiting.ts';

/** What a page says of the form. */
export type FormMarkup = {
  endpoint: string;
  publishableKey: string;
  /** `zh-CN` or `en`. */
  locale?: string;
  filingId?: string;
  theme?: 'light' | 'dark';
  noHistory?: boolean;
  id?: string;
  /** What the page's policy lets inline styles through with. Without it, and with `false`, the page's own sheet keeps the place. */
  nonce?: string | false;
};

/** What lies beside the elements as `integrity.json`. */
export type Integrity = {
  version: string;
  /** Per element: the file with the name that never changes, and what it loads first in each language. */
  elements: Record<string, { entry: string; first: Record<string, string> }>;
  /** Per file: its hash, as `integrity` takes it. */
  files: Record<string, string>;
};

export type PinnedScripts = {
  /** Where the files lie, e.g. `https://filing.example.com/widget/`. */
  base: string;
  integrity: Integrity;
  elements?: readonly ('access-filing' | 'filing-desk' | 'filing-rules')[];
  locale?: string;
  /** Lets the import map through the page's policy; without one it is allowed by its hash. */
  nonce?: string;
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one);

const attributes = (all: Readonly<Record<string, string | boolean | undefined>>): string =>
  Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== false && value !== '')
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
    .join('');

/**
 * The form as markup: the card that waits stands in a declarative shadow root, so that it is seen, and nothing moves, before any
 * script has run. `fetchSession` is set by script, as ever.
 */
export const accessFilingMarkup = ({
  endpoint,
  publishableKey,
  locale,
  filingId,
  theme,
  noHistory,
  id,
  nonce,
}: FormMarkup): string => {
  const words = form[nearestLocale(locale)];
  const host = attributes({
    id,
    endpoint,
    'publishable-key': publishableKey,
    locale,
    'filing-id': filingId,
    theme,
    'no-history': noHistory,
  });
  const style = nonce === false ? '' : `<style${attributes({ nonce })}>${PLACE}</style>`;
  const card = `<div class="waiting" part="card" aria-busy="true">${escaped(words['shell.loading'])}</div>`;
  const without = `<noscript><p>${escaped(words['page.script'])}</p></noscript>`;
  return `<access-filing${host}><template shadowrootmode="open">${style}${card}</template>${without}</access-filing>`;
};

/** The import map that tells browsers the hash of every file, those that are loaded later too. */
export const importMap = ({ base, integrity }: Pick<PinnedScripts, 'base' | 'integrity'>): string => {
  const hashes = Object.entries(integrity.files).map(([file, hash]) => [new URL(file, base).href, hash]);
  return JSON.stringify({ integrity: Object.fromEntries(hashes) as Record<string, string> });
};

/** Scripts for the head of a page: nothing runs of the elements but what was published. */
export const pinnedScripts = ({
  base,
  integrity,
  elements = ['access-filing'],
  locale,
  nonce,
}: PinnedScripts): string => {
  const tag = (name: string, file: string, rest: Record<string, string>, address: string): string =>
    `<${name}${attributes({ ...rest, [address]: new URL(file, base).href, integrity: integrity.files[file], crossorigin: 'anonymous' })}>`;
  const scripts = elements.flatMap((element) => {
    const { entry, first } = integrity.elements[element] ?? { entry: `${element}.js`, first: {} };
    const early = first[nearestLocale(locale)];
    return [
      `${tag('script', entry, { type: 'module', ...(nonce ? { nonce } : {}) }, 'src')}</script>`,
      ...(early ? [tag('link', early, { rel: 'modulepreload' }, 'href')] : []),
    ];
  });
  const map = `<script type="importmap"${attributes({ nonce })}>${importMap({ base, integrity })}</script>`;
  return [map, ...scripts].join('\n');
};
