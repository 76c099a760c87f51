import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';

export type Tracking = { courier: string; trackingNumber: string };

/** A courier and the number of its receipt, put in order. @throws ValidationFailure */
export const trackingOf = (typed: Tracking): Tracking => {
  const courier = typed.courier.trim();
  const trackingNumber = typed.trackingNumber.replace(/[\s-]/g, '').toUpperCase();
  const issues = [
    ...(courier ? [] : [issue(['courier'], 'COURIER_REQUIRED')]),
    ...(/^[A-Z0-9]{6,32}$/.test(trackingNumber)
      ? []
      : [issue(['trackingNumber'], 'TRACKING_NUMBER_INVALID')]),
  ];
  if (issues.length > 0) throw new ValidationFailure(issues);
  return { courier, trackingNumber };
};
