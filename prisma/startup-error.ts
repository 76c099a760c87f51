/**
 * Something that stops the start and that an operator can put right. The message is one clear line; it names the setting
 * or the path and never a secret. The process prints it and exits with a non-zero code.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/** First line of whatever was thrown, for a message of one line. */
export const firstLine = (error: unknown): string => {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.trim().split('\n', 1)[0] ?? '';
};

/** The system's code of an error (`ECONNREFUSED`, `28P01`), where it has one. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
