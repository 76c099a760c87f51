/** A statement that a running older version would not bear, and why. */
export type Contraction = { readonly statement: string; readonly why: string };

type Rule = { readonly pattern: RegExp; readonly why: string };

const NAME = String.raw`(?:"?public"?\.)?"?(\w+)"?`;

const RULES: readonly Rule[] = [
  { pattern: /^DROP\s+TABLE\b/i, why: 'an older version still reads and writes the table' },
  { pattern: /\bDROP\s+COLUMN\b/i, why: 'an older version still names the column' },
  { pattern: /^DROP\s+TYPE\b/i, why: 'an older version still names the type in its statements' },
  { pattern: /\bRENAME\b/i, why: 'an older version knows the former name alone' },
  {
    pattern: /\bALTER\s+(COLUMN\s+)?"?\w+"?\s+(SET\s+DATA\s+)?TYPE\b/i,
    why: 'an older version compares and writes by the former type',
  },
  { pattern: /\bSET\s+NOT\s+NULL\b/i, why: 'an older version may still write nothing there' },
  { pattern: /\bDROP\s+DEFAULT\b/i, why: 'an older version may rely on the default' },
  { pattern: /^(TRUNCATE|DELETE)\b/i, why: 'an older version may still need the rows' },
  {
    pattern: /^DROP\s+INDEX\b.*_key"?\s*$/is,
    why: 'an older version may rely on it to keep a thing from being there twice',
  },
  {
    pattern: /\bADD\s+CONSTRAINT\b.*\b(CHECK|EXCLUDE)\b/is,
    why: 'an older version may write what it forbids',
  },
];

const ADDED_COLUMN = /\bADD\s+(?:COLUMN\s+)(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?\s+((?:[^,(]|\([^)]*\))*)/gi;
const fillsItself = (definition: string): boolean => /\bDEFAULT\b|\bGENERATED\b|SERIAL\b/i.test(definition);

const allMatches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** What the migration itself makes: nothing older writes there. */
const madeIn = (statements: readonly string[]) => {
  const whole = statements.join(';\n');
  return {
    tables: new Set(
      allMatches(whole, new RegExp(String.raw`\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?${NAME}`, 'gi')),
    ),
    columns: new Set(allMatches(whole, ADDED_COLUMN)),
  };
};

/** A unique index or a key over columns that older versions fill; what is empty for them binds nobody. */
function bindsOlder(statement: string, made: ReturnType<typeof madeIn>): string | null {
  const [, table = '', columns = ''] =
    new RegExp(String.raw`^CREATE\s+UNIQUE\s+INDEX\b.*?\bON\s+${NAME}[^(]*\(([^)]*)\)`, 'is').exec(
      statement,
    ) ??
    new RegExp(
      String.raw`^ALTER\s+TABLE\s+(?:ONLY\s+)?${NAME}\s+ADD\s+CONSTRAINT\b.*?\b(?:UNIQUE|FOREIGN\s+KEY)\s*\(([^)]*)\)`,
      'is',
    ).exec(statement) ??
    [];
  if (table === '' || made.tables.has(table)) return null;
  const named = allMatches(columns, /"?(\w+)"?/g);
  return named.some((column) => made.columns.has(column))
    ? null
    : 'an older version may write what it forbids';
}

/** A comment before a statement: `-- contract: 0.3.0, nothing reads it since 0.2.0`. */
const DECLARED = /^\s*--\s*contract:\s*\d+\.\d+\.\d+\S*[,\s]+\S/im;

/** The statements of a script with the comments before each; what stands in quotes or between dollars is not cut. */
function statementsOf(sql: string): { readonly text: string; readonly isDeclared: boolean }[] {
  const parts =
    sql.match(/(?:--[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"[^"]*"|[^;'"$-]|[$-])+/g) ?? [];
  return parts.map((part) => ({
    text: part.replace(/--[^\n]*/g, '').trim(),
    isDeclared: DECLARED.test(part),
  }));
}

/**
 * What of a migration is more than an addition, and not declared as the end of one (expand, migrate, contract): the release
 * before is still running on the database while it is migrated, and for as long as its replicas are not replaced.
 */
export function contractionsIn(sql: string): Contraction[] {
  const statements = statementsOf(sql).filter(({ text }) => text !== '');
  const made = madeIn(statements.map(({ text }) => text));
  const whyNot = (statement: string): string | null => {
    const broken = RULES.find(({ pattern }) => pattern.test(statement));
    if (broken) return broken.why;
    const unfilled = [...statement.matchAll(ADDED_COLUMN)].find(
      ([, , definition = '']) => /\bNOT\s+NULL\b/i.test(definition) && !fillsItself(definition),
    );
    if (unfilled) return `an older version leaves ${unfilled[1] ?? 'the column'} out`;
    return bindsOlder(statement, made);
  };
  return statements.flatMap(({ text, isDeclared }) => {
    const why = isDeclared ? null : whyNot(text);
    return why === null ? [] : [{ statement: text, why }];
  });
}
