import { isDeepStrictEqual } from 'node:util';
import type { Contestant } from './measure/contestants.ts';
import { requestsOf, type Facts, type Request } from './requests.ts';
import type { World } from './rows/world.ts';
import type { Shape } from './shapes.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = { [name: string]: Json };

/** How many of the sets are compared. */
const COMPARED = 8;

const answerTo = async ({ url }: Contestant, { headers, body }: Request): Promise<Fields> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const answer = (await response.json()) as { data?: Fields; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(`${url}: ${JSON.stringify(answer).slice(0, 500)}`);
  return answer.data;
};

const TIMES = ['createdAt', 'submittedAt'];

/** What PostGraphile names its own way, named as we do. */
function renamed(value: Json): Json {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== 'object') return value;
  const {
    filingByRowId,
    allFilings,
    rowId,
    filingWebsitesByFilingId,
    subjectNumber,
    nature,
    nodes,
    ...rest
  } = value;
  const sites = filingWebsitesByFilingId as Fields | undefined;
  const others = Object.fromEntries(
    Object.entries(rest).map(([name, one]) => [
      name,
      TIMES.includes(name) && typeof one === 'string' ? new Date(one).toISOString() : renamed(one),
    ]),
  );
  return {
    ...others,
    ...(filingByRowId === undefined ? {} : { filing: renamed(filingByRowId) }),
    ...(allFilings === undefined ? {} : { filings: renamed(allFilings) }),
    ...(rowId === undefined ? {} : { id: rowId }),
    ...(sites === undefined ? {} : { websites: renamed(sites['nodes'] ?? []) }),
    ...(subjectNumber === undefined ? {} : { subject: { subjectNumber, nature: nature ?? null } }),
    ...(nodes === undefined ? {} : { edges: (nodes as Json[]).map((node) => ({ node: renamed(node) })) }),
  };
}

/** @throws Error where a peer answers otherwise than the service */
export async function assertSame(
  shape: Shape,
  contestants: readonly Contestant[],
  world: World,
  facts: Facts,
): Promise<void> {
  const [own] = contestants.filter(({ name }) => name === 'jieru');
  if (!own || shape.variables === 'DRAFT') return;
  const asked = requestsOf(shape, 'jieru', world, facts).slice(0, COMPARED);
  for (const peer of contestants.filter(({ name }) => name !== 'jieru')) {
    const theirs = requestsOf(shape, peer.name, world, facts);
    for (const [at, request] of asked.entries()) {
      const [ours, other] = [await answerTo(own, request), await answerTo(peer, theirs[at] ?? request)];
      const said = peer.name === 'postgraphile' ? renamed(other) : other;
      if (!isDeepStrictEqual(ours, said))
        throw new Error(
          `${shape.name}: ${peer.name} answers otherwise\n${JSON.stringify(ours).slice(0, 1500)}\n${JSON.stringify(said).slice(0, 1500)}`,
        );
    }
  }
}
