import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StartupError } from '../../prisma/database.ts';
import { errorCode, firstLine } from '../../prisma/startup-error.ts';
import { ValidationFailure } from '../../schema/rules/failures.ts';

/** @throws StartupError naming the file */
export const contentOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: unknown) => {
    throw new StartupError(`${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  });

/** What a file of JSON says, unchecked. @throws StartupError */
export async function writtenIn(file: string): Promise<unknown> {
  const text = (await contentOf(file)).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new StartupError(`${file} is not JSON: ${firstLine(error)}`);
  }
}

/**
 * What a file of JSON holds (a list of the provider's own, an edition of the rules), as its schema reads it.
 * @throws StartupError naming what is wrong, and where
 */
export async function readJson<Content>(file: string, content: z.ZodType<Content>): Promise<Content> {
  const checked = content.safeParse(await writtenIn(file));
  if (!checked.success) throw new StartupError(`${file}:\n${z.prettifyError(checked.error)}`);
  return checked.data;
}

/** Tells what the rules refuse in a list by its places in the file. */
export const refusedIn =
  (file: string) =>
  (error: unknown): never => {
    if (!(error instanceof ValidationFailure)) throw error;
    const faults = error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
    throw new StartupError(`${file}:\n${faults.join('\n')}`);
  };
