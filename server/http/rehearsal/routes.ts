import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Brain } from '../../rehearsal/authority/brain/brain.ts';
import { rehearsalSecret } from '../../rehearsal/authority/connect.ts';
import { derivedAccounts } from '../../rehearsal/authority/front/accounts.ts';
import {
  createControlEndpoint,
  type ControlRights,
} from '../../rehearsal/authority/front/control-endpoint.ts';
import { createControl } from '../../rehearsal/authority/front/control.ts';
import { createRehearsalFront } from '../../rehearsal/authority/front/front.ts';
import { createSmsPortal } from '../../rehearsal/authority/sms-portal/handler.ts';
import { lackedOf } from '../../../schema/rules/scopes.ts';
import type { Services } from '../../services.ts';
import { AuthenticationError } from '../../platform/tenancy/authenticate.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
type Parts = Pick<Services, 'privacy' | 'authenticate' | 'clock' | 'database'>;

/** A server's test key throws the switches of its provider's own rehearsal account, and nobody else's. */
const rightsByKey =
  ({ authenticate }: Parts, brain: Brain) =>
  async (authorization: string): Promise<ControlRights | null> => {
    try {
      const actor = await authenticate({ authorization });
      if (actor.kind !== 'SECRET_KEY' || actor.mode !== 'TEST') return null;
      if (lackedOf(actor.scopes, ['REHEARSAL_WRITE']).length > 0) return null;
      return { ispId: await brain.accountOf(actor.providerId) };
    } catch (error) {
      if (error instanceof AuthenticationError) return null;
      throw error;
    }
  };

/** The rehearsal authority's services, SMS portal and switches, for test mode. */
export function rehearsalRoutes(parts: Parts, brain: Brain): Handler[] {
  const control = createControl();
  const now = async (ispId: bigint): Promise<Date> => {
    const { providerId } = await parts.database.prisma.rehearsalAccount.findUniqueOrThrow({
      where: { ispId },
    });
    return parts.clock.now({ providerId, mode: 'TEST' });
  };
  return [
    createRehearsalFront({
      brain,
      accounts: derivedAccounts(brain, rehearsalSecret(parts.privacy)),
      control,
    }),
    createSmsPortal(brain),
    createControlEndpoint({ control, brain, now, rightsOf: rightsByKey(parts, brain) }),
  ];
}
