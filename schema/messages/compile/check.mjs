// Holds every language to the keys and placeholders of the source.
import { SOURCE } from './read.mjs';

const compared = (locale, own, source) => [
  ...[...source]
    .filter(([key]) => !own.has(key))
    .map(([key, { file }]) => `${locale}/${file}: ${key} is missing`),
  ...[...own]
    .filter(([key]) => !source.has(key))
    .map(([key, { file }]) => `${locale}/${file}: ${key} is spare`),
];

const namesOf = ({ placeholders }) =>
  [...placeholders.keys()]
    .sort()
    .map((name) => `{${name}}`)
    .join(' ') || 'none';

const otherPlaceholders = (locale, own, source) =>
  [...own].flatMap(([key, message]) => {
    const [here, there] = [namesOf(message), namesOf(source.get(key) ?? message)];
    return here === there
      ? []
      : [`${locale}/${message.file}: ${key} has the placeholders ${here}, and ${SOURCE} has ${there}`];
  });

/** What is wrong with the catalogue, one sentence each. */
export const faultsOf = (catalogue) => {
  const source = catalogue.get(SOURCE);
  if (!source) return [`there is no language ${SOURCE}`];
  return [...catalogue].flatMap(([locale, areas]) =>
    [...new Set([...source.keys(), ...areas.keys()])].flatMap((area) => {
      const [own, theirs] = [areas.get(area) ?? new Map(), source.get(area) ?? new Map()];
      return [...compared(locale, own, theirs), ...otherPlaceholders(locale, own, theirs)];
    }),
  );
};
