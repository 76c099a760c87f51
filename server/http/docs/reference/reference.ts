import type { IncomingMessage, ServerResponse } from 'node:http';
import { reference } from '../../../../schema/messages/generated/reference.js';
import { FAMILIES } from '../../../../schema/rules/scopes.ts';
import { escapeHtml } from '../../../platform/html.ts';
import { EXAMPLES } from '../examples.ts';
import {
  answerDocs,
  DOCS_PATH,
  docsPage,
  linkTo,
  readerOf,
  STYLE_PATH,
  type Reader,
  type Shown,
} from '../frame.ts';
import { DOCS_STYLE } from '../style.ts';
import { familyOf, qualified } from './facts.ts';
import { operationMain, type Operation } from './operation-page.ts';
import {
  kindOf,
  nameList,
  named,
  operationPath,
  prose,
  ROOTS,
  section,
  sectionId,
  TYPES,
  typePath,
  type TypeKind,
} from './parts.ts';
import { search } from './search.ts';
import { typeMain } from './type-page.ts';

/** Results that are shown. */
const MOST_FOUND = 60;

const OPERATIONS: readonly Operation[] = ROOTS.flatMap(({ kind, type }) =>
  Object.values(type.getFields()).map((field) => ({ kind, field })),
);
const TYPE_KINDS: readonly TypeKind[] = ['object', 'interface', 'union', 'enum', 'input', 'scalar'];

function indexMain(reader: Reader, endpoint: string): string {
  const words = reference[reader.locale];
  const operations = (family: keyof typeof FAMILIES | null): string => {
    const its = OPERATIONS.filter(({ kind, field }) => familyOf(kind, field.name) === family);
    return nameList(
      its.map(
        ({ kind, field }) =>
          `${named(reader, operationPath(kind, field.name), field.name)} <span class="must">${words[`kind.${kind}`]}</span>`,
      ),
    );
  };
  const families = Object.keys(FAMILIES) as (keyof typeof FAMILIES)[];
  const groups = [
    ...families.map((family) => ({
      id: family.toLowerCase(),
      title: words[`group.${family}`],
      list: operations(family),
    })),
    { id: 'everybody', title: words['group.everybody'], list: operations(null) },
    ...TYPE_KINDS.map((kind) => ({
      id: `types-${kind}`,
      title: words[`types.${kind}`],
      list: nameList(
        [...TYPES.values()]
          .filter((type) => kindOf(type) === kind)
          .map(({ name }) => named(reader, typePath(name), name)),
      ),
    })),
  ];
  return [
    `<h1>${words.title}</h1>`,
    `<p>${words.intro({ endpoint: `<code>${escapeHtml(endpoint)}</code>` })}</p>`,
    `<nav aria-label="${words.contents}"><ul class="contents">${groups.map(({ id, title }) => `<li><a href="#${sectionId(id)}">${title}</a></li>`).join('')}</ul></nav>`,
    ...groups.map(({ id, title, list }) => section(id, title, list)),
  ].join('\n');
}

function searchMain(reader: Reader, query: string): string {
  const words = reference[reader.locale];
  const all = search(query);
  const found = all.slice(0, MOST_FOUND);
  const items = found.map(
    ({ kind, name, path, description }) =>
      `<li>${named(reader, path, name)} <span class="must">${words[`kind.${kind}`]}</span>${description === '' ? '' : `<p>${prose(reader, description)}</p>`}</li>`,
  );
  const count =
    all.length > found.length
      ? words['search.most']({ count: found.length })
      : words['search.found']({ count: found.length });
  return `<h1>${escapeHtml(words['search.title']({ query }))}</h1>
<p role="status">${count}</p>
${found.length === 0 ? `<p>${words['search.hint']}</p>` : `<ul class="results">${items.join('\n')}</ul>`}
<p><a href="${linkTo(reader, DOCS_PATH)}">${words.toAll}</a></p>`;
}

/** The page of a path below `/docs`, with its title; null where there is none. */
function pageOf(reader: Reader, path: string, endpoint: string): { title: string; main: string } | null {
  if (path === DOCS_PATH) return { title: reference[reader.locale].title, main: indexMain(reader, endpoint) };
  const operation = OPERATIONS.find(({ kind, field }) => operationPath(kind, field.name) === path);
  if (operation) {
    const { kind, field } = operation;
    return {
      title: field.name,
      main: operationMain(reader, operation, EXAMPLES[qualified(kind, field.name)]),
    };
  }
  const type = path.startsWith(typePath('')) ? TYPES.get(path.slice(typePath('').length)) : undefined;
  return type ? { title: type.name, main: typeMain(reader, type) } : null;
}

const unknown = (reader: Reader): string => {
  const words = reference[reader.locale];
  const main = `<h1>${words.unknown}</h1>\n<p><a href="${linkTo(reader, DOCS_PATH)}">${words.toAll}</a></p>`;
  return docsPage(reader, { title: words.title, path: DOCS_PATH, main });
};

/** The reference of the API below `/docs`: for anyone, as there is nothing of anyone. It is made from the contract, once for each page. */
export function referenceRoute({ publicUrl }: { publicUrl: string }) {
  const made = new Map<string, string>();
  const page = (reader: Reader, path: string): string | null => {
    const key = `${reader.locale} ${String(reader.chosen)} ${path}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const of = pageOf(reader, path, `${publicUrl}/graphql`);
    if (!of) return null;
    const text = docsPage(reader, { ...of, path });
    made.set(key, text);
    return text;
  };

  const shown = (request: IncomingMessage, pathname: string): Shown => {
    if (pathname === STYLE_PATH) return [200, 'text/css', DOCS_STYLE];
    const url = new URL(request.url ?? '/', publicUrl);
    const reader = readerOf(publicUrl, request);
    const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
    if (pathname === DOCS_PATH && query !== '') {
      const path = `${DOCS_PATH}?q=${encodeURIComponent(query)}`;
      const title = reference[reader.locale]['search.title']({ query });
      return [200, 'text/html', docsPage(reader, { title, path, query, main: searchMain(reader, query) })];
    }
    const text = page(reader, pathname);
    return text === null ? [404, 'text/html', unknown(reader)] : [200, 'text/html', text];
  };

  return (request: IncomingMessage, response: ServerResponse, pathname: string): boolean =>
    (pathname === DOCS_PATH || pathname.startsWith(`${DOCS_PATH}/`)) &&
    answerDocs(request, response, shown(request, pathname));
}
