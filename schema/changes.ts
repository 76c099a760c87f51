import { findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { DEPRECATION } from './api/deprecation.ts';

/** What a change is about, by the sentence with which graphql-js tells it. */
const PATHS: readonly (readonly [sentence: RegExp, path: string])[] = [
  [/^(\w+) was (?:removed from|added to) (?:enum|union) type (\w+)/, '$2.$1'],
  [/^An? (?:required|optional) (?:arg|field) (\w+) on (?:input type )?([\w.]+) was added/, '$2.$1'],
  [/^([\w.]+) arg (\w+) .*/, '$1.$2'],
  [/^([\w.]+)/, '$1'],
];

const pathOf = (description: string): string => {
  const [sentence, path] = PATHS.find(([one]) => one.test(description)) ?? [/^.*/, '$&'];
  return description.match(sentence)?.[0].replace(sentence, path) ?? description;
};

/** Everything that a contract names, by its path: `Filing`, `Filing.state`, `Query.filings.first`, each with why it is deprecated. */
function named(schema: GraphQLSchema): Map<string, string | null> {
  const all = new Map<string, string | null>();
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    all.set(type.name, null);
    if (isUnionType(type)) for (const member of type.getTypes()) all.set(`${type.name}.${member.name}`, null);
    if (isEnumType(type))
      for (const value of type.getValues())
        all.set(`${type.name}.${value.name}`, value.deprecationReason ?? null);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        all.set(`${type.name}.${field.name}`, field.deprecationReason ?? null);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        all.set(`${type.name}.${field.name}`, field.deprecationReason ?? null);
        for (const arg of field.args)
          all.set(`${type.name}.${field.name}.${arg.name}`, arg.deprecationReason ?? null);
      }
  }
  return all;
}

/** Until when something is promised to work, `YYYY-MM-DD`; null where no date was told. */
const promisedUntil = (reason: string | null | undefined): string | null =>
  DEPRECATION.exec(reason ?? '')?.[3] ?? null;

export type Changes = {
  /** Breaks that nothing declares, and removals before the told date, each with its path. */
  readonly refused: readonly string[];
  /** Breaks that are declared. */
  readonly breaks: readonly string[];
  /** Paths that are new; of a new type the type alone. */
  readonly additions: readonly string[];
  /** What old clients may meet unawares, such as a new value of an enum. */
  readonly dangers: readonly string[];
};

/**
 * What changed between two contracts.
 * @param declared paths of the breaks that a changeset of the change declares
 * @param today `YYYY-MM-DD`
 */
export function changesBetween(
  before: GraphQLSchema,
  after: GraphQLSchema,
  { declared, today }: { declared: readonly string[]; today: string },
): Changes {
  const old = named(before);
  const refused: string[] = [];
  const breaks: string[] = [];
  for (const { description } of findBreakingChanges(before, after)) {
    const path = pathOf(description);
    const until = promisedUntil(old.get(path));
    if (!declared.includes(path)) refused.push(`${path}: ${description} No changeset declares it.`);
    else if (until !== null && today <= until)
      refused.push(`${path}: ${description} It is promised until ${until}.`);
    else breaks.push(path);
  }
  const paths = [...named(after).keys()].filter((path) => !old.has(path));
  const additions = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`)));
  const dangers = findDangerousChanges(before, after).map(({ description }) => pathOf(description));
  return { refused, breaks, additions: additions.sort(), dangers };
}

/** The paths of breaks that a changeset declares: a `major` one, in its line `Breaks: …`. */
export const declaredIn = (changeset: string): string[] =>
  /^'jieru': major$/m.test(changeset)
    ? [...changeset.matchAll(/^Breaks: (.*)$/gm)].flatMap(([, line = '']) =>
        [...line.matchAll(/`([\w.]+)`/g)].map(([, path = '']) => path),
      )
    : [];

/** A changeset with the additions that none tells yet. */
export function withAdditions(changeset: string, additions: readonly string[]): string {
  const untold = additions.filter((path) => !changeset.includes(`\`${path}\``));
  if (untold.length === 0) return changeset;
  return `${changeset.trimEnd()}\n\nNew in the contract: ${untold.map((path) => `\`${path}\``).join(', ')}.\n`;
}
