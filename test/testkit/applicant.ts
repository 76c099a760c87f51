import type { Company } from '../../server/rehearsal/walk/company.ts';
import type { Caller } from './caller.ts';
import type { Desk } from './desk.ts';
import { Filing, type Milestone } from './filing.ts';

export type ServerFacts = {
  instanceRef?: string;
  product?: string;
  region?: string;
  ips?: string[];
  termMonths?: number;
  expiresAt?: string;
  accessMethod?: string | null;
};

/** An applicant of a desk, signed in. */
export class Applicant {
  private server: Promise<string> | undefined;

  constructor(
    readonly desk: Desk,
    readonly externalRef: string,
    readonly id: string,
    readonly caller: Caller,
  ) {}

  /** Registers a server of this account; one that can be filed on, unless told otherwise. Returns its id. */
  async registersServer(facts: ServerFacts = {}): Promise<string> {
    const now = await this.desk.clock.now();
    const { servers } = (await this.desk.provider.succeed('registerServers', {
      servers: [
        {
          instanceRef: `instance-${Math.random().toString(36).slice(2)}`,
          ownerRef: this.externalRef,
          product: 'CLOUD_SERVER',
          region: 'cn-hangzhou',
          ips: ['47.96.10.99'],
          price: 120_000,
          termMonths: 12,
          expiresAt: new Date(now.getTime() + 3 * 366 * 86_400_000).toISOString(),
          ...facts,
        },
      ],
    })) as unknown as { servers: { id: string }[] };
    const [server] = servers;
    if (!server) throw new Error('no server was registered');
    return server.id;
  }

  /** The account's usual server, registered when it is first needed. */
  usualServer(): Promise<string> {
    return (this.server ??= this.registersServer());
  }

  async determines(company: Company): Promise<string> {
    const answer = await this.caller.succeed('determineFilingType', company.type);
    if (answer.__typename !== 'AccessPossible') throw new Error(JSON.stringify(answer));
    return String(answer['determinationId']);
  }

  /** Begins to file for a company; say how far with `upTo`. */
  files(company: Company): { upTo(milestone: Milestone): Promise<Filing> } {
    return {
      upTo: async (milestone) => {
        const determinationId = await this.determines(company);
        const { filing } = (await this.caller.succeed('startFiling', { determinationId })) as unknown as {
          filing: { id: string; websites: { id: string }[] };
        };
        const begun = new Filing(
          this,
          company,
          filing.id,
          filing.websites.map(({ id }) => id),
        );
        await begun.goes(milestone);
        return begun;
      },
    };
  }
}
