// Reads a catalogue: a folder for each language, in it a file or a folder of files for each area, flat keys to ICU messages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@messageformat/parser';

/** The language that says which keys and which placeholders there are. */
export const SOURCE = 'zh-CN';

const isLocale = (name) => /^[a-z]{2,3}(-[A-Za-z]{2,4})*$/.test(name);

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort();

/** What a placeholder takes: `text` is shown as it is, `number` chooses a plural or is formatted, a list chooses by name. */
const placeholdersIn = (tokens, found = new Map()) => {
  for (const token of tokens) {
    if (token.type === 'plural' || token.type === 'selectordinal') found.set(token.arg, 'number');
    else if (token.type === 'function') found.set(token.arg, token.key === 'number' ? 'number' : 'Date');
    else if (token.type === 'select') {
      const names = token.cases.map(({ key }) => key);
      found.set(token.arg, names.includes('other') ? 'string' : names.map((name) => `'${name}'`).join(' | '));
    } else if (token.type === 'argument' && !found.has(token.arg)) found.set(token.arg, 'text');
    for (const { tokens: inner } of token.cases ?? []) placeholdersIn(inner, found);
  }
  return found;
};

const messageOf = (text, where) => {
  if (typeof text !== 'string' || !text.trim()) throw new Error(`${where}: the message is empty`);
  try {
    const tokens = parse(text);
    const placeholders = placeholdersIn(tokens);
    return {
      text,
      placeholders,
      shown: placeholders.size === 0 ? tokens.map(({ value }) => value).join('') : null,
    };
  } catch (cause) {
    throw new Error(`${where}: ${cause.message}`, { cause });
  }
};

/** All messages of a language: area → key → { text, placeholders, shown, file }; `shown` is what a message without placeholders says. */
const languageIn = (folder, locale) => {
  const areas = new Map();
  for (const file of filesOf(join(folder, locale))) {
    const area = file.split('/')[0].replace(/\.json$/, '');
    const messages = areas.get(area) ?? new Map();
    areas.set(area, messages);
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, locale, file), 'utf8')))) {
      const where = `${locale}/${file}: ${key}`;
      const earlier = messages.get(key);
      if (earlier) throw new Error(`${where}: the key is in ${earlier.file}, too`);
      messages.set(key, { ...messageOf(text, where), file });
    }
  }
  return areas;
};

/** Every language of a catalogue, the source first. */
export const readCatalogue = (folder) => {
  const locales = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isLocale(entry.name))
    .map(({ name }) => name)
    .sort((one, other) => Number(other === SOURCE) - Number(one === SOURCE) || one.localeCompare(other));
  return new Map(locales.map((locale) => [locale, languageIn(folder, locale)]));
};
