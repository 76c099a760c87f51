import {
  Kind,
  TypeInfo,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { lacksScopes } from '../../../schema/api/errors/top-level.ts';
import { schema } from '../../../schema/api/schema.ts';
import { typeOfId } from '../../../schema/rules/ids.ts';
import { lackedOf, scopeOfOperation, scopeOfType, type Scope } from '../../../schema/rules/scopes.ts';
import { refusalMessage } from '../refusal.ts';

type Variables = Record<string, unknown>;

const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) => type?.name ?? [],
);

/** The fragments that an operation uses, however far down. */
function fragmentsOf(document: DocumentNode, operation: OperationDefinitionNode): FragmentDefinitionNode[] {
  const all = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const used = new Set<FragmentDefinitionNode>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = all.get(name.value);
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        look(fragment);
      },
    });
  };
  look(operation);
  return [...used];
}

/** Values that do not fit are refused when the document is run; until then they name nothing. */
function coerced(operation: OperationDefinitionNode, variables: Variables): Variables {
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced ?? {};
}

/** What an operation asks for: scopes whatever its variables are, and fields whose ids tell what else. */
type Wanted = { readonly scopes: ReadonlySet<Scope>; readonly byIds: readonly FieldNode[] };

/** What `node` and `nodes` are asked for, told by the ids. */
function typesByIds(field: FieldNode, variables: Variables): string[] {
  const definition = schema.getQueryType()?.getFields()[field.name.value];
  if (!definition) return [];
  return Object.values(getArgumentValues(definition, field, variables))
    .flat()
    .flatMap((id) => typeOfId(String(id)) ?? []);
}

/** Every scope that an operation asks for: its own fields', and those of all objects that it reaches from there. */
function wantedBy(document: DocumentNode, operation: OperationDefinitionNode): Wanted {
  const scopes = new Set<Scope>();
  const byIds: FieldNode[] = [];
  const add = (scope: Scope | null): void => {
    if (scope) scopes.add(scope);
  };
  const types = new TypeInfo(schema);
  const look = (node: FieldNode): void => {
    const name = node.name.value;
    if (name.startsWith('__')) return;
    const parent = types.getParentType()?.name ?? '';
    if (ROOTS.includes(parent)) add(scopeOfOperation(`${parent}.${name}`));
    if (parent === 'Query' && ['node', 'nodes'].includes(name)) byIds.push(node);
    add(scopeOfType(parent));
    const type = types.getType();
    if (type) add(scopeOfType(getNamedType(type).name));
  };
  for (const part of [operation, ...fragmentsOf(document, operation)])
    visit(part, visitWithTypeInfo(types, { Field: look }));
  return { scopes, byIds };
}

/** Operations live as long as the documents that are kept. */
const wantedByOperation = new WeakMap<OperationDefinitionNode, Wanted>();

function knownWanted(document: DocumentNode, operation: OperationDefinitionNode): Wanted {
  const wanted = wantedByOperation.get(operation) ?? wantedBy(document, operation);
  wantedByOperation.set(operation, wanted);
  return wanted;
}

/**
 * Holds a restricted key to its scopes before anything is run: half a document would leave a mutation done and its answer untold.
 * @throws GraphQLError naming what is missing
 */
export function assertGranted(
  scopes: readonly Scope[],
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): void {
  const { scopes: always, byIds } = knownWanted(document, operation);
  const values = byIds.length > 0 ? coerced(operation, variables) : {};
  const byType = byIds
    .flatMap((field) => typesByIds(field, values))
    .flatMap((type) => scopeOfType(type) ?? []);
  const missing = lackedOf(scopes, [...new Set([...always, ...byType])]).sort();
  if (missing.length > 0)
    throw lacksScopes(refusalMessage('SCOPE_MISSING', { scopes: missing.join(', ') }), missing);
}
