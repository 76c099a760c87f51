import { en } from './en.ts';
import { keyWords } from './en/key-words.ts';
import { labels } from './en/labels.ts';
import type { Language } from './render.ts';

export const english: Language = {
  locale: 'en',
  catalogue: en,
  labels: { ...labels, ...keyWords },
  thisField: 'This field',
  separator: ', ',
};
