// The language and the colours of a host page and of the element on it.

const byId = (id: string): HTMLElement | null => document.getElementById(id);
const language = (): 'zh' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'zh');
const isDark = (): boolean => getComputedStyle(document.documentElement).colorScheme === 'dark';

/** Names what a press will show, not what is shown. */
const nameButtons = (): void => {
  const toLanguage = byId('language');
  if (toLanguage) toLanguage.textContent = language() === 'en' ? '中文' : 'English';
  const toTheme = byId('theme');
  const names = isDark() ? { zh: '浅色', en: 'Light' } : { zh: '深色', en: 'Dark' };
  if (toTheme) toTheme.textContent = names[language()];
};

/** Wires the buttons of the page, and follows `?lang=` and `?theme=` of its address. */
export function dressPage(element: HTMLElement | null): void {
  const showLanguage = (lang: 'zh-CN' | 'en'): void => {
    document.documentElement.lang = lang;
    element?.setAttribute('locale', lang);
    for (const one of document.querySelectorAll<HTMLElement>('[data-zh]'))
      one.textContent = one.dataset[language()] ?? '';
    nameButtons();
  };
  const showTheme = (theme: 'light' | 'dark'): void => {
    document.documentElement.dataset['theme'] = theme;
    element?.setAttribute('theme', theme);
    nameButtons();
  };
  byId('language')?.addEventListener('click', () => showLanguage(language() === 'en' ? 'zh-CN' : 'en'));
  byId('theme')?.addEventListener('click', () => showTheme(isDark() ? 'light' : 'dark'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameButtons);
  const wanted = new URLSearchParams(location.search);
  if (wanted.get('lang') === 'en') showLanguage('en');
  const theme = wanted.get('theme');
  if (theme === 'dark' || theme === 'light') showTheme(theme);
  nameButtons();
}
