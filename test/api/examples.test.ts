import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { EXAMPLES } from '../../server/http/examples.ts';
import { contract, mutationDocument } from '../testkit/contract.ts';
import { sourceFiles, sourceText } from '../platform/support/imports.ts';

type Written = { where: string; text: string };

const faultsIn = ({ where, text }: Written): string[] => {
  try {
    return validate(contract, parse(text)).map(({ message }) => `${where}: ${message}`);
  } catch (cause) {
    return [`${where}: ${String(cause)}`];
  }
};

const DOCUMENTS = [
  ...readdirSync(projectRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(projectRoot, '.github'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('.github', name)),
];

/** Operations of a document: blocks of GraphQL, and bodies of requests in its commands. */
const inDocument = (path: string): Written[] => {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  const blocks = [...text.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const bodies = [...text.matchAll(/'(\{"query":.*?\})'/g)].map(
    ([, body = '']) => (JSON.parse(body) as { query: string }).query,
  );
  return [...blocks, ...bodies].map((one) => ({ where: path, text: one }));
};

const OPERATION = /^\s*(query|mutation|subscription)\s*(\w+\s*)?[({]/;

/** Operations that stand in a source file as they are sent, with nothing put into them. */
const inSource = (path: string): Written[] => {
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && OPERATION.test(node.text))
      found.push({ where: path, text: node.text });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, sourceText(path), ts.ScriptTarget.Latest, false));
  return found;
};

describe('an operation that is written down', () => {
  it('in a document is allowed by the contract', () => {
    const written = DOCUMENTS.flatMap(inDocument);
    expect(written.length).toBeGreaterThan(3);
    expect(written.flatMap(faultsIn)).toEqual([]);
  });

  it('in GraphiQL’s examples is allowed by the contract', () => {
    expect(faultsIn({ where: 'examples', text: EXAMPLES })).toEqual([]);
  });

  it('in the rehearsal’s walk or in a test is allowed by the contract', () => {
    // These send what is wrong on purpose, or to another service.
    const onPurpose = /^test\/(?:security|api\/protocol|bench)\//;
    const written = sourceFiles(['server', 'test'])
      .filter((path) => !onPurpose.test(path))
      .flatMap(inSource);
    expect(written.length).toBeGreaterThan(100);
    expect(written.flatMap(faultsIn)).toEqual([]);
  });

  it('by the tests’ own means for a mutation is allowed by the contract', () => {
    const fields = Object.values(contract.getMutationType()?.getFields() ?? {});
    const written = fields
      .filter(({ args }) => args.some(({ name }) => name === 'input'))
      .map(({ name }) => ({ where: name, text: mutationDocument(name) }));
    expect(written.length).toBeGreaterThan(40);
    expect(written.flatMap(faultsIn)).toEqual([]);
  });

  it('would be found out', () => {
    expect(faultsIn({ where: 'here', text: '{ viewer { colour } }' })).toHaveLength(1);
    expect(faultsIn({ where: 'here', text: '{ viewer {' })).toHaveLength(1);
  });
});
