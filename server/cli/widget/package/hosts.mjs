// What the tools of host pages want of the manifest: types for React and Vue, and words for editors.

const HEAD = '// Generated from custom-elements.json.\n';

const EVENTS_OF_ALL = new Set(['JieruErrorEvent']);

const text = (description = '') => description.replace(/\s+/g, ' ').trim();

const comment = (description, indent) => (description ? `${indent}/** ${text(description)} */\n` : '');

const CLASSES = {
  'access-filing': 'AccessFiling',
  'filing-desk': 'FilingDeskElement',
  'filing-rules': 'FilingRulesElement',
};

const className = ({ tagName }) => CLASSES[tagName];

/** Types of closed lists that members have. */
const listsIn = (elements) =>
  elements.flatMap(({ members }) =>
    members
      .filter(({ kind, type }) => kind === 'field' && /^[A-Z]\w*$/.test(type.text))
      .map(({ type }) => type.text),
  );

const classesIn = (elements) =>
  [...new Set(elements.flatMap((one) => [className(one), ...one.events.map(({ type }) => type.text)]))]
    .filter((name) => !EVENTS_OF_ALL.has(name))
    .concat([...EVENTS_OF_ALL])
    .sort();

const importsOf = (elements) =>
  `import type { ${[...new Set([...classesIn(elements), ...listsIn(elements), 'FetchSession'])].sort().join(', ')} } from './index.js';\n`;

const attributeType = ({ type }) => (type.text === 'boolean' ? 'boolean' : 'string');

const attributeLines = ({ attributes }) =>
  attributes
    .map((one) => `${comment(one.description, '  ')}  '${one.name}'?: ${attributeType(one)};\n`)
    .join('');

const propertyLines = ({ members }) =>
  members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, type, description }) => `${comment(description, '  ')}  ${name}?: ${type.text};\n`)
    .join('');

const eventLines = ({ events }, prefix) =>
  events
    .map(
      ({ name, type, description }) =>
        `${comment(description, '  ')}  '${prefix}${name}'?: (event: ${type.text}) => void;\n`,
    )
    .join('');

/**
 * Attributes and properties that differ in writing alone (`locale`) are listed once.
 * @param {object} element of the manifest
 */
const propsOf = (element, prefix) => {
  const fields = new Set(element.members.map(({ name }) => name));
  const attributes = element.attributes.filter(({ name }) => !fields.has(name));
  return `${propertyLines(element)}${attributeLines({ attributes })}${eventLines(element, prefix)}`;
};

/** Types of the elements in JSX of React 19, which sets properties and listens to events of custom elements. */
export const reactTypes = (
  elements,
) => `${HEAD}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${importsOf(elements)}
type Of<Element, Own> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own> & Own;

${elements.map((one) => `export type ${one.name}Props = {\n${propsOf(one, 'on')}};\n`).join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((one) => `      '${one.tagName}': Of<${className(one)}, ${one.name}Props>;\n`).join('')}    }
  }
}
`;

/** Types of the elements in templates of Vue 3. */
export const vueTypes = (elements) => `${HEAD}import type { HTMLAttributes } from 'vue';
${importsOf(elements)}
type Of<Element, Own> = new () => Element & { $props: Omit<HTMLAttributes, keyof Own> & Own };

${elements.map((one) => `export type ${one.name}Props = {\n${propsOf(one, 'on').replace(/'onjieru/g, "'onJieru")}};\n`).join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${elements.map((one) => `    '${one.tagName}': Of<${className(one)}, ${one.name}Props>;\n`).join('')}  }
}
`;

const VALUES = { theme: ['light', 'dark'], locale: ['zh-CN', 'en'] };

/** Custom data for Visual Studio Code: tags with their attributes. */
export const htmlData = (elements) => ({
  version: 1.1,
  tags: elements.map(({ tagName, description, attributes }) => ({
    name: tagName,
    description: text(description),
    attributes: attributes.map(({ name, type, description: words }) => ({
      name,
      description: text(words),
      ...(type.text === 'boolean' ? { valueSet: 'v' } : {}),
      ...(VALUES[name] ? { values: VALUES[name].map((value) => ({ name: value })) } : {}),
    })),
  })),
});

/** The same for style sheets: custom properties and parts. */
export const cssData = (elements) => {
  const unique = (list) => [...new Map(list.map((one) => [one.name, one])).values()];
  return {
    version: 1.1,
    properties: unique(elements.flatMap(({ cssProperties }) => cssProperties)).map((one) => ({
      name: one.name,
      description: text(`${one.description}${one.default ? ` Default: ${one.default}` : ''}`),
    })),
    pseudoElements: unique(elements.flatMap(({ cssParts }) => cssParts)).map(({ name, description }) => ({
      name: `::part(${name})`,
      description: text(description),
    })),
  };
};
