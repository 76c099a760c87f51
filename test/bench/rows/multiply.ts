import type { Sealer } from '../../../server/platform/privacy/sealer.ts';
import { SealBroken } from '../../../server/platform/privacy/cipher.ts';
import {
  comparableName,
  comparableNumber,
  spellingsOf,
  tokensOf,
} from '../../../server/filing/search/tokens.ts';
import { exactIndex } from '../../../server/platform/privacy/columns.ts';
import { openMarks, type Mark } from '../../../server/platform/privacy/marks.ts';
import { inCopy } from './copy.ts';
import type { Column, TableRows } from './graph.ts';
import { companyNumber, type Numbered } from './names.ts';

/*
 * One filing as a pattern: every cell of its rows is either the same in all copies or made anew for each, so that a copy has ids,
 * names, numbers and times of its own and is sealed for the row it stands in.
 */

const accountNumber = (account: number): string => `account-${account}`;

const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' && value !== null && '$sealed' in value && 'of' in value;

/** A sealed value in JSON; its parts are no marks themselves. */
const markOf = (sealer: Sealer, text: string, of: string): Mark => ({
  $sealed: sealer.seal(text, of).toString('base64url'),
  of,
});

/** What one copy differs in. */
export type Copied = {
  readonly number: number;
  readonly at: Date;
  readonly providerId: string;
  /** Several filings are one account's. */
  readonly account: number;
  readonly sealer: Sealer;
};

type Pattern = readonly (string | { readonly slot: string })[];
type Made = (copy: Copied, said: ReadonlyMap<string, string>) => string | null;

/** What sealed columns are bound to, by the rest of their context after the row's id. */
const PARTS = [
  ...['subject', 'website', 'person', 'password', 'determination', 'remarks', 'sms', 'filed', 'as-filed'],
  ...['reading', 'backdrop', 'reason', 'overruled', 'details'],
  // Columns that once stood in clear.
  ...['externalRef', 'grantedTo', 'requested', 'trackingNumber', 'problem', 'opinion', 'cancelOpinion'],
];
/** Times that work waits for: in a place that keeps up with it they lie ahead. */
const WAITED_FOR = ['remindAt', 'domainCheckAt', 'cancelTellAt'];
const DAY = 86_400_000;

const contextsOf = (id: string): string[] => [...PARTS.map((part) => `${id}:${part}`), `material:${id}:key`];

const bytesOf = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');
const written = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

/** The same text with places for what a copy says instead. */
const patternOf = (text: string, slots: RegExp): Pattern => {
  const pattern: (string | { slot: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(slots)) {
    if (match.index > from) pattern.push(text.slice(from, match.index));
    pattern.push({ slot: match[0] });
    from = match.index + match[0].length;
  }
  return from === 0 ? [text] : [...pattern, text.slice(from)];
};

const filled = (pattern: Pattern, said: ReadonlyMap<string, string>): string => {
  let text = '';
  for (const part of pattern) text += typeof part === 'string' ? part : (said.get(part.slot) ?? part.slot);
  return text;
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A sealed value of the first filing: what it says and to what it is bound. Null where the bytes are none. */
function openedIn(
  sealer: Sealer,
  bytes: Buffer,
  ids: readonly string[],
): { json: string; context: string } | null {
  for (const context of ids.flatMap(contextsOf)) {
    try {
      return { json: JSON.stringify(sealer.open<unknown>(bytes, context)), context };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      if (error.reason === 'FORMAT' || error.reason === 'UNKNOWN_KEY') return null;
    }
  }
  return null;
}

/** The first filing's own words, each of which a copy replaces. */
export type Original = {
  readonly graph: readonly TableRows[];
  readonly sealer: Sealer;
  readonly providerId: string;
  readonly externalRef: string;
  readonly instanceRef: string;
  readonly company: Numbered;
  readonly createdAt: Date;
};

const idsIn = (graph: readonly TableRows[]): string[] =>
  graph.flatMap(({ columns, rows }) => {
    const at = columns.findIndex(({ name }) => name === 'id');
    return at < 0 ? [] : rows.flatMap((row) => row[at] ?? []);
  });

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';
const inBase32 = (value: number, length: number): string => {
  let [rest, text] = [value, ''];
  for (let place = 0; place < length; place += 1) {
    text = (base32[rest % 32] ?? '0') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** An id of the given kind that follows the time, as all do. */
const idAt = (kind: string, at: Date, number: number, place: number): string =>
  `${kind}_${inBase32(at.getTime(), 10)}${inBase32(number, 8)}${inBase32(place, 8)}`;

/** The certificate's digest stands inside the key of an open order, too. */
const CERTIFICATE = 'certificateIndex';

export class Multiplied {
  readonly tables: readonly { table: string; columns: readonly string[] }[];
  readonly #rows: readonly { table: string; cells: readonly Made[] }[];
  readonly #ids: readonly string[];
  readonly #account: string;

  constructor(private readonly original: Original) {
    const { graph, company } = original;
    this.#ids = idsIn(graph);
    this.#account = graph.find(({ table }) => table === 'Applicant')?.rows[0]?.[0] ?? '';
    const words = [
      ...this.#ids,
      original.providerId,
      original.externalRef,
      ...Object.values(company).filter((word) => word !== ''),
      this.#certificateDigest(company.certificateNumber, original.sealer).toString('base64url'),
      original.instanceRef,
    ].sort((a, b) => b.length - a.length);
    const slots = new RegExp(words.map(escaped).join('|'), 'g');
    this.tables = graph.map(({ table, columns }) => ({ table, columns: columns.map(({ name }) => name) }));
    this.#rows = graph.flatMap(({ table, columns, rows }) =>
      rows.map((row) => ({
        table,
        cells: row.map((value, at) =>
          this.#cell(table, columns[at] ?? { name: '', type: '' }, value, row, slots),
        ),
      })),
    );
  }

  #certificateDigest(number: string, sealer: Sealer): Buffer {
    return sealer.blindIndex('certificate', number);
  }

  #cell(
    table: string,
    { name, type }: Column,
    value: string | null,
    row: readonly (string | null)[],
    slots: RegExp,
  ): Made {
    if (table === 'FilingSearch' && name === 'tokens') return this.#tokens();
    if (value === null) return () => null;
    if (name === 'accessId') return ({ number }) => String(4_000_000_000 + number);
    if (type === 'timestamp with time zone') return this.#time(name, new Date(value));
    if (type === 'bytea') return this.#bytes(name, bytesOf(value), row, slots);
    if (type === 'jsonb' && value.includes('"$sealed"')) return this.#marked(value, slots);
    const pattern = patternOf(value, slots);
    return pattern.length === 1 && pattern[0] === value
      ? () => value
      : (_copy, said) => filled(pattern, said);
  }

  #time(name: string, time: Date): Made {
    const after = time.getTime() - this.original.createdAt.getTime();
    if (WAITED_FOR.includes(name))
      return ({ number }) => new Date(Date.now() + DAY + (number % 30) * DAY).toISOString();
    return ({ at }) => new Date(at.getTime() + after).toISOString();
  }

  #bytes(name: string, bytes: Buffer, row: readonly (string | null)[], slots: RegExp): Made {
    const { sealer, company } = this.original;
    if (name === CERTIFICATE)
      return ({ number, sealer: own }) =>
        written(this.#certificateDigest(companyNumber(number).certificateNumber, own));
    if (name === 'externalRefIndex')
      return ({ account, sealer: own }) => written(exactIndex(own, 'externalRef', accountNumber(account)));
    if (name === 'mobileIndex')
      return ({ number, sealer: own }) => written(own.blindIndex('mobile', companyNumber(number).phone));
    const opened = openedIn(sealer, bytes, [...this.#ids.filter((id) => row.includes(id)), ...this.#ids]);
    if (!opened) {
      if (bytes.includes(sealer.seal(null, '').subarray(0, 5)))
        throw new Error(`${name}: sealed under a context that is not known here`);
      return () => written(bytes);
    }
    const [text, context] = [patternOf(opened.json, slots), patternOf(opened.context, slots)];
    if (company.name === '') throw new Error('a company without a name');
    return ({ sealer: own }, said) =>
      written(own.seal(JSON.parse(filled(text, said)), filled(context, said)));
  }

  /** JSON with values that are sealed for the filing they stand in. */
  #marked(value: string, slots: RegExp): Made {
    const { sealer } = this.original;
    const opened = new Map<string, string>();
    JSON.parse(value, (_name, one: unknown) => {
      if (isMark(one)) opened.set(one.$sealed, String(openMarks(sealer, one)));
      return one;
    });
    const pattern = patternOf(value, slots);
    return ({ sealer: own }, said) =>
      JSON.stringify(JSON.parse(filled(pattern, said)), (_name, one: unknown) =>
        isMark(one) ? { ...markOf(own, opened.get(one.$sealed) ?? '', one.of) } : one,
      );
  }

  #tokens(): Made {
    return ({ number, sealer }) => {
      const { name, domain, subjectNumber } = companyNumber(number);
      const tokens = [
        ...tokensOf(sealer, 'company', comparableName(name)),
        ...tokensOf(sealer, 'person', comparableName('张演练')),
        ...spellingsOf(domain).flatMap((one) => tokensOf(sealer, 'domain', one)),
        ...[`${subjectNumber}号`, `${subjectNumber}号-1`].flatMap((one) =>
          tokensOf(sealer, 'number', comparableNumber(one)),
        ),
      ];
      return `{${[...new Set(tokens)].join(',')}}`;
    };
  }

  /** What a copy says where the first filing has words of its own. */
  #said({ number, at, providerId, account, sealer }: Copied): Map<string, string> {
    const { company, externalRef, instanceRef } = this.original;
    const own = companyNumber(number);
    const said = new Map<string, string>(
      this.#ids.map((id, place) => [id, idAt(id.slice(0, 3), at, number, place)] as const),
    );
    said.set(this.#account, idAt('apl', new Date(0), account, 0));
    said.set(this.original.providerId, providerId);
    said.set(externalRef, accountNumber(account));
    said.set(instanceRef, `instance-${number.toString(36)}`);
    for (const [what, word] of Object.entries(company))
      if (word !== '') said.set(word, own[what as keyof Numbered]);
    said.set(
      this.#certificateDigest(company.certificateNumber, this.original.sealer).toString('base64url'),
      this.#certificateDigest(own.certificateNumber, sealer).toString('base64url'),
    );
    return said;
  }

  /** Writes one copy: a line for each of its rows. An account's own row is written with its first filing. */
  copy(copy: Copied, line: (table: string, text: string) => void, options: { withAccount: boolean }): void {
    const said = this.#said(copy);
    for (const { table, cells } of this.#rows) {
      if (table === 'Applicant' && !options.withAccount) continue;
      line(table, cells.map((make) => inCopy(make(copy, said))).join('\t'));
    }
  }
}
