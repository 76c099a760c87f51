import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../prisma/root.ts';

/** One import of a file: `to` is a path from the project's root, or the name of a package. */
export type Import = {
  from: string;
  to: string;
  own: boolean;
  typeOnly: boolean;
  /** Loaded when it is needed, not with the file. */
  onDemand?: true;
};

const SOURCES = ['prisma', 'schema', 'server', 'widget'];
const GENERATED = /^(prisma\/generated|schema\/(client|messages\/generated))\//;

/** All files below some folders, as paths from the project's root; generated ones left out. */
export const filesIn = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)))
      .filter((path) => !GENERATED.test(path) && !path.includes('node_modules/')),
  );

/** All source files below some folders. */
export const sourceFiles = (folders: readonly string[] = SOURCES): string[] =>
  filesIn(folders).filter((path) => path.endsWith('.ts'));

export const sourceText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration): boolean => {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
};

const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, sourceText(path), ts.ScriptTarget.Latest, false);

/** Whether a type in the file is `any`. */
export function saysAny(path: string): boolean {
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.AnyKeyword ||
    ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  return visit(parse(path));
}

const isDescription = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'description';

/** Every string in the file and every part of a template, but for the descriptions of a contract or command; patterns are none. */
export function stringsIn(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) found.push(node.name.text);
    if (!isDescription(node)) ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return found;
}

/** What a file imports and re-exports; a dynamic import counts as well. */
export function importsOf(path: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, how: Pick<Import, 'typeOnly' | 'onDemand'>): void => {
    const own = specifier.startsWith('.');
    found.push({ from: path, to: own ? join(dirname(path), specifier) : specifier, own, ...how });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier))
        add(node.moduleSpecifier.text, { typeOnly: isTypeOnly(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, { typeOnly: false, onDemand: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return found;
}
