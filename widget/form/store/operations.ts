import { RequestFailure } from '../../kit/client/failure.ts';

/** What is asked of a filing. It is on its way once the first step is on show; where it does not arrive, there is no connection. */
export const operations = (): Promise<typeof import('./filing-operations.ts')> =>
  import('./filing-operations.ts').catch((cause: unknown) => {
    throw new RequestFailure('NETWORK', String(cause));
  });
