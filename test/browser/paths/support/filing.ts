import type { Applicant } from '../../../testkit/applicant.ts';
import { Filing } from '../../../testkit/filing.ts';
import type { Filed } from '../../../process/support/subjects.ts';

const OPEN = `{ viewer { ... on ApplicantViewer { openFiling { id websites { id } } } } }`;
type Shown = { viewer: { openFiling: { id: string; websites: { id: string }[] } | null } };

/** The order that was opened in the form, for what the reviewer and the authority do to it through the API. */
export async function orderOf(owner: Applicant, filed: Filed): Promise<Filing> {
  const { viewer } = await owner.caller.query<Shown>(OPEN);
  if (!viewer.openFiling) throw new Error('no order is open');
  const { id, websites } = viewer.openFiling;
  const filing = new Filing(
    owner,
    filed,
    id,
    websites.map((site) => site.id),
  );
  filing.isAt('SUBMIT');
  return filing;
}
