import type { FilingView, MaterialSlotView } from '../../kit/client/views.ts';

/** Certificates that electronic verification wants photographed on the spot. */
export const isCertificate = ({ kind }: Pick<MaterialSlotView, 'kind'>): boolean =>
  kind === 'SUBJECT_CERTIFICATE' || /_PERSON_CERTIFICATE_/.test(kind);

/** Whether the form's own camera is offered for a paper. */
export const isPhotographed = (filing: FilingView, slot: MaterialSlotView): boolean =>
  filing.rules.photoKinds.includes('ELECTRONIC') && slot.required && isCertificate(slot);
