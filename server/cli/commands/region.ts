import { z } from 'zod';
import { regionsOf, setRegions, type Region } from '../../filing/draft/server/regions.ts';
import type { Answer, Cli } from '../terminal.ts';
import { ownListFamily } from './own-list.ts';

const listSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    area: z.string().nullable().default(null),
    mainland: z.boolean(),
  }),
);

const ABOUT = `
The file holds [{"code": "cn-hangzhou", "name": "华东1（杭州）", "area": "330100", "mainland": true}, …]; "area" is a province or city of
GB/T 2260 and is left out outside the mainland. An empty list brings the usual regions back.`;

const answer = (regions: readonly Region[]): Answer => ({
  text: regions
    .map(
      ({ code, name, area, mainland }) =>
        `${code}  ${name}  ${area ?? '-'}  ${mainland ? 'mainland' : 'elsewhere'}`,
    )
    .join('\n'),
  json: { regions },
});

/** The regions (地域) of a provider's servers: which lie in the mainland, and in which province. */
export const regionFamily = (cli: Cli) =>
  ownListFamily(cli, {
    name: 'region',
    about: "the regions of a provider's servers (地域)",
    lists: 'list the regions servers may be registered in',
    sets: 'put a list of regions in place of the former one',
    file: 'regions.json',
    help: ABOUT,
    rows: listSchema,
    read: regionsOf,
    set: (tx, { rows: regions, ...setting }) => setRegions(tx, { ...setting, regions }),
    answer,
  });
