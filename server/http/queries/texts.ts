import {
  GraphQLError,
  GraphQLID,
  Kind,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type StringValueNode,
  type TypeNode,
} from 'graphql';
import { MOST_TOLD, NO_ID, unfit } from '../../../schema/api/input-limits.ts';
import { schema } from '../../../schema/api/schema.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import { localeOfRequest } from '../request-facts.ts';

/** What arguments hold that no form would send: refused before anything is run. */
function unfitArguments(issues: readonly Issue[]): GraphQLError {
  const locale = localeOfRequest();
  const told = issues.slice(0, MOST_TOLD).map(({ path, code, params }) => ({
    path,
    code,
    message: formatIssue({ path, code, params: params ?? {} }, locale),
  }));
  return new GraphQLError(told[0]?.message ?? '', {
    extensions: { code: 'BAD_USER_INPUT', issues: told, http: { status: 400, spec: true } },
  });
}

type Ancestors = readonly (ASTNode | readonly ASTNode[])[];

/** The visitor leaves out what the node stands in directly. */
const within = (ancestors: Ancestors, parent: Ancestors[number] | undefined): Ancestors =>
  parent ? [...ancestors, parent] : ancestors;

const nodesOf = (ancestors: Ancestors): ASTNode[] =>
  ancestors.filter((one): one is ASTNode => 'kind' in one && one.kind !== Kind.DOCUMENT);

/** The input of a mutation is checked by the mutation itself, which answers with a typed error of its union. */
const isMutationInput = (ancestors: Ancestors): boolean => {
  const [root, ...nodes] = nodesOf(ancestors);
  return (
    root?.kind === Kind.OPERATION_DEFINITION &&
    root.operation === OperationTypeNode.MUTATION &&
    nodes.filter(({ kind }) => kind === Kind.FIELD).length === 1
  );
};

/** Leads to a value by the names of arguments and fields; of a variable's default by the variable. */
const pathTo = (ancestors: Ancestors): string[] =>
  nodesOf(ancestors).flatMap((one) => {
    if (one.kind === Kind.ARGUMENT || one.kind === Kind.OBJECT_FIELD) return [one.name.value];
    return one.kind === Kind.VARIABLE_DEFINITION ? [one.variable.name.value] : [];
  });

const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);

/** What can be nobody's id becomes the id of nothing, which is looked for and not found like any unknown one. */
const findable = (id: unknown): unknown => {
  if (Array.isArray(id)) return id.map(findable);
  return typeof id === 'string' && unfit(id).length > 0 ? NO_ID : id;
};

/**
 * The document with ids that can be looked for.
 * @throws GraphQLError where another text of the document is one that no form would send
 */
export function withFitLiterals(document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const issues: Issue[] = [];
  const look = (node: StringValueNode, ancestors: Ancestors): StringValueNode | undefined => {
    const found = isMutationInput(ancestors) ? [] : unfit(node.value, pathTo(ancestors));
    if (found.length === 0) return undefined;
    const type = types.getInputType();
    if (type && getNamedType(type).name === GraphQLID.name) return { ...node, value: NO_ID };
    issues.push(...found);
    return undefined;
  };
  const fit = visit(
    document,
    visitWithTypeInfo(types, {
      StringValue: (node, _key, parent, _path, ancestors) => look(node, within(ancestors, parent)),
    }),
  );
  if (issues.length > 0) throw unfitArguments(issues);
  return fit;
}

/** The variables of an operation that the shell has to look at: all but those that are nothing than a mutation's input. */
export type LookedAt = { readonly ids: readonly string[]; readonly others: readonly string[] };

export function lookedAt(document: DocumentNode, operation: OperationDefinitionNode): LookedAt {
  const outsideOfInputs = new Set<string>();
  visit(document, {
    Variable: ({ name }, _key, parent, _path, ancestors) => {
      if (!isMutationInput(within(ancestors, parent))) outsideOfInputs.add(name.value);
    },
    VariableDefinition: () => false,
  });
  const looked = (operation.variableDefinitions ?? [])
    .map(({ type, variable }) => ({ isId: typeNameOf(type) === GraphQLID.name, name: variable.name.value }))
    .filter(({ name }) => operation.operation !== OperationTypeNode.MUTATION || outsideOfInputs.has(name));
  return {
    ids: looked.flatMap(({ isId, name }) => (isId ? [name] : [])),
    others: looked.flatMap(({ isId, name }) => (isId ? [] : [name])),
  };
}

/**
 * The variables with ids that can be looked for.
 * @throws GraphQLError naming each place that holds what no form would send
 */
export function withFitVariables(
  { ids, others }: LookedAt,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const issues = others.flatMap((name) => unfit(variables[name], [name]));
  if (issues.length > 0) throw unfitArguments(issues);
  const unfindable = ids.filter((name) => unfit(variables[name]).length > 0);
  if (unfindable.length === 0) return variables;
  return { ...variables, ...Object.fromEntries(unfindable.map((name) => [name, findable(variables[name])])) };
}
