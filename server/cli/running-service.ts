import { Option } from '@commander-js/extra-typings';
import { errorCode, firstLine, StartupError } from '../../prisma/startup-error.ts';
import type { Config } from '../config.ts';

/** For commands that speak to a running service as a provider's server would. */
export const urlOption = () =>
  new Option('--url <address>', 'the running service (PUBLIC_URL, or the port on this machine)');

/** Its GraphQL endpoint. */
export const endpointOf = (config: Pick<Config, 'publicUrl' | 'port'>, url: string | undefined): string => {
  const base = url ?? config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  return `${base.replace(/\/+$/, '')}/graphql`;
};

/**
 * What the service answered.
 * @throws StartupError when it is not there
 */
export async function reaching<T>(endpoint: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    // What fetch throws when no answer came: a TypeError with the system's own error as its cause.
    if (!(error instanceof TypeError)) throw error;
    const reason = errorCode(error.cause) ?? firstLine(error.cause ?? error);
    throw new StartupError(`The service at ${endpoint} cannot be reached (${reason}).`);
  }
}
