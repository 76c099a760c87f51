// The language and the colours of a host page and of the element on it.
import { demo } from '../../schema/messages/generated/demo.js';
import { LOCALES, nearestLocale } from '../../schema/messages/locales.ts';
import type { Locale } from '../../schema/messages/locales.ts';
import { shown } from '../../schema/messages/message.ts';
import type { Words } from '../../schema/messages/message.ts';
import { wearPreset } from './presets.ts';

const byId = (id: string): HTMLElement | null => document.getElementById(id);
const isDark = (): boolean => getComputedStyle(document.documentElement).colorScheme === 'dark';

/** The language of the page. */
export const pageLocale = (): Locale => nearestLocale(document.documentElement.lang);

/** What the demo pages say. */
export const word = (key = ''): string => shown((demo[pageLocale()] as Words)[key]);

/** Names what a press will show, not what is shown. */
const nameTheme = (): void => {
  const toTheme = byId('theme');
  if (toTheme) toTheme.textContent = word(isDark() ? 'theme.light' : 'theme.dark');
};

const fill = (): void => {
  for (const one of document.querySelectorAll<HTMLElement>('[data-word]'))
    one.textContent = word(one.dataset['word']);
  for (const one of document.querySelectorAll<HTMLElement>('[data-label]'))
    one.setAttribute('aria-label', word(one.dataset['label']));
  nameTheme();
};

const afterThis = (): Locale => LOCALES[(LOCALES.indexOf(pageLocale()) + 1) % LOCALES.length] ?? LOCALES[0];

/**
 * Wires the buttons of the page, and follows `?lang=`, `?theme=` and `?preset=` of its address.
 * @param spoken is told of each language that the page is put into
 */
export function dressPage(element: HTMLElement | null, spoken: () => void = () => undefined): void {
  const showLanguage = (locale: Locale): void => {
    document.documentElement.lang = locale;
    element?.setAttribute('locale', locale);
    fill();
    spoken();
  };
  const showTheme = (theme: 'light' | 'dark'): void => {
    document.documentElement.dataset['theme'] = theme;
    element?.setAttribute('theme', theme);
    nameTheme();
  };
  byId('language')?.addEventListener('click', () => showLanguage(afterThis()));
  byId('theme')?.addEventListener('click', () => showTheme(isDark() ? 'light' : 'dark'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
  const wanted = new URLSearchParams(location.search);
  showLanguage(nearestLocale(wanted.get('lang'), document.documentElement.lang));
  const preset = wanted.get('preset');
  if (element && preset) wearPreset(element, preset);
  const theme = wanted.get('theme');
  if (theme === 'dark' || theme === 'light') showTheme(theme);
}
