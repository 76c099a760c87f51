import { RehearsalFailure } from './client.ts';

/** Runs an operation as a reviewer. */
type Run = <T>(document: string, variables: object) => Promise<T>;
type Begun = { beginLook: { __typename: string } };
type Shown = { filing: { details: { masked: boolean }; materials: { previewUrl: string | null }[] } };

const BEGIN = 'mutation ($input: BeginLookInput!) { beginLook(input: $input) { __typename } }';
const SHOW =
  'query ($id: ID!) { filing(id: $id) { details(reveal: true) { masked } materials { previewUrl } } }';

const get = async (url: string): Promise<void> => {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new RehearsalFailure(`a picture: ${response.status}`);
};

/**
 * Looks at all that a review must have looked at before it passes a filing: says why, has the details shown in clear, and opens
 * every picture.
 */
export async function lookAtEverything(run: Run, filingId: string, open = get): Promise<void> {
  const { beginLook } = await run<Begun>(BEGIN, { input: { targetId: filingId, reason: 'REVIEW' } });
  if (beginLook.__typename !== 'BeginLookSuccess') throw new RehearsalFailure(beginLook.__typename);
  const { filing } = await run<Shown>(SHOW, { id: filingId });
  if (filing.details.masked) throw new RehearsalFailure('the details stayed masked');
  for (const { previewUrl } of filing.materials) if (previewUrl) await open(previewUrl);
}
