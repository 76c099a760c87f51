// The page on themes: five variables make a brand, all others refine it. It shows what is set, and the lines to copy.
import { form } from '../../schema/messages/generated/form.lazy.js';
import theme from '../package/theme.json' with { type: 'json' };
import { COLOURS, MEASURES } from '../kit/styles/theme.ts';
import type { Colour } from '../kit/styles/theme.ts';
import { useLocale } from '../kit/words/words.ts';
import { dressPage, pageLocale } from './dress.ts';
import './gallery.ts';
import { PRESETS, wearPreset } from './presets.ts';

const gallery = document.querySelector('jieru-gallery');
const byId = (id: string): HTMLElement | null => document.getElementById(id);
const inputs = document.querySelectorAll<HTMLInputElement>('[data-variable]');

const defaultOf = (name: string): string =>
  name in COLOURS
    ? COLOURS[name as Colour].join(' / ')
    : ((MEASURES as Readonly<Record<string, string>>)[name] ?? '').replaceAll('--j-', '--jieru-');

const tellCss = (): void => {
  const set = [...(gallery?.style ?? [])].filter((name) => name.startsWith('--jieru-'));
  const lines = set.map((name) => `  ${name}: ${gallery?.style.getPropertyValue(name).trim() ?? ''};`);
  const code = byId('css');
  if (code) code.textContent = ['access-filing, filing-desk, filing-rules {', ...lines, '}'].join('\n');
};

const changed = (): void => {
  gallery?.requestUpdate();
  tellCss();
};

const listRow = ([name, words]: readonly [string, string]): HTMLElement => {
  const row = document.createElement('tr');
  const cells = [`--jieru-${name}`, defaultOf(name), words].map((text, index) => {
    const cell = document.createElement(index === 0 ? 'th' : 'td');
    cell.textContent = text;
    // The list says in English what the guide says.
    if (index === 2) cell.lang = 'en';
    return cell;
  });
  row.append(...cells);
  return row;
};

const presetButton = (name: string): HTMLElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['word'] = `preset.${name}`;
  button.addEventListener('click', () => wear(name));
  return button;
};

const wear = (name: string): void => {
  if (!gallery) return;
  for (const input of inputs) gallery.style.removeProperty(input.dataset['variable'] ?? '');
  wearPreset(gallery, name);
  changed();
};

byId('presets')?.append(...Object.keys(PRESETS).map(presetButton));
byId('list')
  ?.querySelector('tbody')
  ?.append(...Object.entries(theme.properties).map(listRow));
for (const input of inputs)
  input.addEventListener('input', () => {
    gallery?.style.setProperty(
      input.dataset['variable'] ?? '',
      `${input.value}${input.dataset['unit'] ?? ''}`,
    );
    changed();
  });
const speak = async (): Promise<void> => {
  await useLocale(pageLocale(), form);
  changed();
};
dressPage(gallery, () => void speak());
wear(new URLSearchParams(location.search).get('preset') ?? 'plain');
