/** Controls written with percent signs; a NUL would reach the database. */
const CONTROLS = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i;

/**
 * The path a request asks for, of a target such as `/graphql?x=1` or `http://host/graphql`; null for one that no route could
 * read. Two slashes at the front would be read as the name of a host.
 */
export function pathOf(target: string | undefined, publicUrl: string): string | null {
  const text = target ?? '/';
  if (text.startsWith('//') || CONTROLS.test(text) || !URL.canParse(text, publicUrl)) return null;
  return new URL(text, publicUrl).pathname;
}
