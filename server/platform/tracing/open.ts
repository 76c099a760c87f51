import type { Config } from '../../config.ts';
import type { Logger } from '../service/logging.ts';
import { NO_TRACING, type Tracing } from './tracing.ts';

/** What follows the work; the packages for it are loaded only where a collector is configured. */
export async function openTracing(
  { tracing }: Pick<Config, 'tracing'>,
  log: Pick<Logger, 'warn'>,
): Promise<Tracing> {
  if (tracing === null) return NO_TRACING;
  const { createTracing } = await import('./otlp.ts');
  return createTracing(tracing, log);
}
