import { StartupError } from '../../prisma/startup-error.ts';
import { readConfig, type Config } from '../config.ts';
import { createTraffic, notYet, type Traffic } from '../http/traffic.ts';
import type { StartOptions } from './start.ts';

/** Takes the port first, so that its number is known to the links and a port in use stops the start before anything is touched. */
async function listen(config: Config): Promise<Traffic> {
  const traffic = createTraffic(notYet);
  const { server } = traffic;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const place = `${config.host}:${config.port}`;
      reject(
        new StartupError(
          error.code === 'EADDRINUSE'
            ? `Port ${config.port} on ${config.host} is in use; stop what listens there or set PORT.`
            : `Cannot listen on ${place} (${error.code ?? error.message}); set HOST and PORT.`,
        ),
      );
    });
    server.listen(config.port, config.host, resolve);
  });
  return traffic;
}

/** Runs the service in this process; what keeps it from starting is one line on the standard error stream, and code 1. */
export async function run(options: StartOptions = {}): Promise<void> {
  try {
    const config = readConfig();
    const traffic = await listen(config);
    // Loading the service takes a second or two: what is wrong with the settings is said before.
    const { start } = await import('./start.ts');
    await start(config, traffic, options);
  } catch (error) {
    process.stderr.write(
      error instanceof StartupError
        ? `${error.message}\n`
        : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  }
}
