import { ProtocolFault, type FaultReason } from '../../../../server/authority/protocol/fault.ts';

/** The reason of the ProtocolFault that the action ends with; anything else it throws passes through. */
export function reasonOf(action: () => unknown): FaultReason | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ProtocolFault) return error.reason;
    throw error;
  }
  return undefined;
}
