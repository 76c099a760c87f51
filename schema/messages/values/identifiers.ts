/** How an identifier is set for reading, and what is kept of what somebody types. */
type Identifier = {
  readonly shown: (value: string) => string;
  readonly typed: (text: string) => string;
};

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** Groups parted by blanks, as on the document; what isn't a plain number or code stays as it is. Stars of a mask count as digits. */
const inGroups = (...sizes: readonly number[]): Identifier => ({
  typed: withoutBlanks,
  shown: (value) => {
    const bare = withoutBlanks(value);
    if (!/^[0-9A-Z*·]+$/i.test(bare)) return value;
    const pieces: string[] = [];
    let rest = bare;
    for (const size of sizes) {
      if (rest) pieces.push(rest.slice(0, size));
      rest = rest.slice(size);
    }
    return [...pieces, ...(rest ? [rest] : [])].join(' ');
  },
});

const plain: Identifier = { shown: (value) => value, typed: (text) => text };

/**
 * The table of identifiers. Numbers that the authority or a registrar gives are shown as they are stored: a filing number
 * `浙ICP备12345678号-1`, a domain `example.com`, a landline `086-0571-88888888`.
 */
export const IDENTIFIERS = {
  /** `440524 1880 0101 0014` */
  identity: inGroups(6, 4, 4, 4),
  /** `9133 0106 6739 5965 4P` */
  code: inGroups(4, 4, 4, 4, 4),
  /** `138 0000 0000` */
  mobile: inGroups(3, 4, 4),
  plain,
} as const satisfies Readonly<Record<string, Identifier>>;

export type IdentifierKind = keyof typeof IDENTIFIERS;
