import { Lexer, Source, TokenKind, parse, type DocumentNode, type Token } from 'graphql';
import { refusal } from '../refusal.ts';

/**
 * What a document may hold at most. The form's largest operation has 470 tokens and a full introspection 180; values belong
 * into variables, which are counted with the body.
 */
export const BOUNDS = {
  /** UTF-16 units of the text, comments included. */
  characters: 65_536,
  tokens: 6_000,
  /** Braces, brackets and parentheses that stand open at once. */
  nesting: 60,
  /** Characters of one name; an error quotes it. */
  name: 100,
  directives: 50,
  fragments: 50,
  operations: 30,
} as const;

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/** Counts while the parser reads, so that what is too much is never read to its end. */
class BoundedLexer extends Lexer {
  private tokens = 0;
  private nesting = 0;
  private directives = 0;

  override advance(): Token {
    const token = super.advance();
    const { kind } = token;
    this.tokens += 1;
    if (this.tokens > BOUNDS.tokens) throw refusal('QUERY_TOO_LARGE', { max: BOUNDS.tokens });
    if (OPENING.includes(kind)) this.nesting += 1;
    if (CLOSING.includes(kind)) this.nesting -= 1;
    if (this.nesting > BOUNDS.nesting) throw refusal('QUERY_NESTING', { max: BOUNDS.nesting });
    if (kind === TokenKind.AT) this.directives += 1;
    if (this.directives > BOUNDS.directives) throw refusal('QUERY_DIRECTIVES', { max: BOUNDS.directives });
    if (kind === TokenKind.NAME && token.end - token.start > BOUNDS.name)
      throw refusal('QUERY_NAME_TOO_LONG', { max: BOUNDS.name });
    return token;
  }
}

/** Reads a document. @throws GraphQLError when it is too much, or none */
export function read(text: string): DocumentNode {
  if (text.length > BOUNDS.characters) throw refusal('QUERY_TOO_LONG', { max: BOUNDS.characters });
  const source = new Source(text);
  return parse(source, { lexer: new BoundedLexer(source) });
}
