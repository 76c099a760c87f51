import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProjectWithThePackage, type Project } from '../testkit/package.ts';

let project: Project;

beforeAll(async () => {
  project = await aProjectWithThePackage();
}, 120_000);
afterAll(() => project.remove());

/** What the compiler is told of a line that has to be wrong. */
const EXPECT_ERROR = ['@ts', 'expect', 'error'].join('-');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(project.package, name), 'utf8')) as T;

type Packed = { filename: string; files: { path: string }[] };

const pack = (...more: string[]): Packed => {
  const output = execFileSync('npm', ['pack', '--json', '--silent', ...more], {
    cwd: project.package,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(output) as Packed[];
  if (!packed) throw new Error('nothing was packed');
  return packed;
};

/** Pages of hosts, each with one line that must be refused. */
const PAGES = {
  'plain.ts': `
    import { ApprovedEvent, JieruErrorEvent } from '@jieru/elements';
    import type { FilingState, StepName } from '@jieru/elements';
    import '@jieru/elements/access-filing';
    import '@jieru/elements/filing-desk';
    import '@jieru/elements/filing-rules';
    const form = document.querySelector('access-filing')!;
    form.fetchSession = () => Promise.resolve('token');
    form.addEventListener('jieru-approved', ({ detail }) => { const numbers: string[] = detail.numbers; void numbers; });
    document.addEventListener('jieru-error', (event) => { if (event instanceof JieruErrorEvent) event.detail.code.trim(); });
    document.querySelector('filing-desk')!.view = 'audit';
    document.querySelector('filing-rules')!.nature = 'PERSONAL';
    export const state: FilingState = 'DRAFT';
    export const step: StepName = 'REVIEW';
    export const name: string = ApprovedEvent.type;
    // ${EXPECT_ERROR} a session is fetched by a function
    form.fetchSession = 'token';`,
  'react.tsx': `
    import type {} from '@jieru/elements/react';
    export const page = () => (
      <access-filing
        className="form"
        endpoint="/graphql"
        publishable-key="pk_test_1"
        fetchSession={() => Promise.resolve('token')}
        onjieru-step-change={({ detail }) => detail.step.toLowerCase()}
      />
    );
    export const rules = <filing-rules province="330000" nature="PERSONAL" />;
    // ${EXPECT_ERROR} there is no such attribute
    export const wrong = <access-filing endpiont="/graphql" />;`,
  'vue.ts': `
    import type { GlobalComponents } from 'vue';
    import type {} from '@jieru/elements/vue';
    type Props = InstanceType<GlobalComponents['access-filing']>['$props'];
    export const right: Props = { endpoint: '/graphql', class: 'form', 'onJieru-ready': ({ detail }) => detail.filingId?.trim() };
    // ${EXPECT_ERROR} an address is a text
    export const wrong: Props = { endpoint: 1 };`,
};

/** What the compiler says of pages of hosts, in strict mode. */
function complaintsAbout(pages: Readonly<Record<string, string>>): string[] {
  const paths = Object.entries(pages).map(([name, text]) => {
    const path = join(project.folder, name);
    writeFileSync(path, text);
    return path;
  });
  const program = ts.createProgram(paths, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

describe('the package of the elements', () => {
  it('holds what its exports name, what is loaded later, and none of our sources', () => {
    const { files } = pack('--dry-run');
    const paths = files.map(({ path }) => path);
    const { exports } = read<{ exports: Record<string, string | Record<string, string>> }>('package.json');
    const named = Object.values(exports).flatMap((one) =>
      typeof one === 'string' ? [one] : Object.values(one),
    );
    expect(named.map((path) => path.slice(2)).filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => path.startsWith('chunks/')).length).toBeGreaterThan(20);
    expect(paths.filter((path) => /\.map$|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it('is packed as publint wants it', async () => {
    const { messages, pkg } = await publint({ pkgDir: project.package, strict: true, pack: false });
    expect(messages.map((one) => formatMessage(one, pkg))).toEqual([]);
  });

  it('has types that are found wherever its code is', { timeout: 60_000 }, async () => {
    const { filename } = pack('--pack-destination', project.folder);
    const tarball = new Uint8Array(readFileSync(join(project.folder, filename)));
    const answer = await checkPackage(createPackageFromTarballData(tarball));
    if (!('problems' in answer)) throw new Error('there are no types');
    // It is ESM alone: what asks by `require` or knows no `exports` is told so by its package.json.
    const wrong = answer.problems.filter(
      (one) => !('resolutionKind' in one && ['node10', 'node16-cjs'].includes(one.resolutionKind)),
    );
    expect(wrong).toEqual([]);
  });

  it('publishes the hash of every file that a browser loads', () => {
    const { elements, files } = read<{
      elements: Record<string, { entry: string; first: Record<string, string> }>;
      files: Record<string, string>;
    }>('integrity.json');
    const wrong = Object.entries(files).filter(([name, hash]) => {
      const body = readFileSync(join(project.package, name));
      return `sha384-${createHash('sha384').update(body).digest('base64')}` !== hash;
    });
    expect(wrong).toEqual([]);
    for (const { entry, first } of Object.values(elements)) {
      expect(entry).toMatch(/-[A-F\d]{8}\.js$/);
      expect([entry, ...Object.values(first)].filter((name) => !files[name])).toEqual([]);
    }
  });

  it('is imported where there are no elements, and gives a page that keeps the form’s place', () => {
    const script = `
      import '@jieru/elements/access-filing';
      import '@jieru/elements/filing-desk';
      import { ReadyEvent } from '@jieru/elements';
      import { accessFilingMarkup } from '@jieru/elements/server';
      const event = new ReadyEvent({ filingId: null });
      process.stdout.write(JSON.stringify({
        name: event.type,
        markup: accessFilingMarkup({ endpoint: 'https://a.example/graphql?a=1&b="2"', publishableKey: 'pk_test_1', locale: 'en', nonce: 'n1' }),
      }));`;
    writeFileSync(join(project.folder, 'on-a-server.mjs'), script);
    const output = execFileSync(process.execPath, ['on-a-server.mjs'], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    const { name, markup } = JSON.parse(output) as { name: string; markup: string };
    expect(name).toBe('jieru-ready');
    expect(markup).toContain('endpoint="https://a.example/graphql?a=1&amp;b=&quot;2&quot;"');
    expect(markup).toContain('<template shadowrootmode="open"><style nonce="n1">');
    expect(markup).toContain('Loading…');
  });
});

type Member = { kind: string; name: string; description?: string };
type Element = {
  tagName: string;
  attributes: Member[];
  events: (Member & { type: { text: string } })[];
  cssParts: Member[];
  cssProperties: Member[];
  members: Member[];
};
type Manifest = { modules: { path: string; declarations: (Member & Partial<Element>)[] }[] };

describe('its manifest', () => {
  const elements = (): Element[] =>
    read<Manifest>('custom-elements.json').modules.flatMap(({ declarations }) =>
      declarations.filter((one): one is Member & Element => one.tagName !== undefined),
    );

  it('describes the three elements, and leaves nothing without a word', () => {
    expect(elements().map(({ tagName }) => tagName)).toEqual([
      'access-filing',
      'filing-desk',
      'filing-rules',
    ]);
    const silent = elements().flatMap(({ tagName, attributes, events, cssParts, cssProperties, members }) =>
      [...attributes, ...events, ...cssParts, ...cssProperties, ...members]
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName}: ${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('names for each event a class that the package gives, with that name', async () => {
    const given = (await import(join(project.package, 'index.js'))) as Record<string, { type?: string }>;
    const wrong = elements()
      .flatMap(({ events }) => events)
      .filter(({ name, type }) => given[type.text]?.type !== name);
    expect(wrong).toEqual([]);
    const told = new Set(elements().flatMap(({ events }) => events.map(({ name }) => name)));
    const untold = Object.values(given).filter(({ type }) => type && !told.has(type));
    expect(untold).toEqual([]);
  });
});

it('its types hold pages in TypeScript, React and Vue to what the elements take', { timeout: 90_000 }, () => {
  expect(complaintsAbout(PAGES)).toEqual([]);
});
