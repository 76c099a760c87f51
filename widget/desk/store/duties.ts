import type { StaffDuty } from '../../../schema/client/operations.ts';
import type { DeskViewer } from '../types.ts';

/** Whether whoever is here may do something, by the roles of the session; the service holds to it in any case. */
export const mayDo = (viewer: DeskViewer | null, duty: StaffDuty): boolean =>
  viewer !== null && 'duties' in viewer && viewer.duties.includes(duty);
