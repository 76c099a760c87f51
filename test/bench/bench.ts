import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../prisma/root.ts';
import { start, type Contestant } from './measure/contestants.ts';
import { between, Meter } from './measure/cpu.ts';
import { growthOf } from './measure/growth.ts';
import { ratios, writePart, type Results, type Run } from './report.ts';
import { factsOf, requestsOf, withVersions, type Facts } from './requests.ts';
import { generate } from './rows/generate.ts';
import { addressOf, drop, recall, type World } from './rows/world.ts';
import { assertSame } from './same.ts';
import { PEERS, SHAPES, type Shape } from './shapes.ts';

const HELP = `npm run bench -- [options]
  --filings 10k,100k   sizes to generate and keep; the first is measured (10k, 100k, 1m, 10m)
  --rounds 5           interleaved rounds
  --requests 160       requests of one run
  --only text          shapes with this in their names
  --peers none         measures the service alone
  --growth             SQL time and plans at every size
  --write              writes the tables into README.md
  --drop               drops the databases at the end
`;

const SIZES: Readonly<Record<string, number>> = {
  '10k': 10_000,
  '100k': 100_000,
  '1m': 1_000_000,
  '10m': 10_000_000,
};

const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    filings: { type: 'string', default: '10k' },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '160' },
    only: { type: 'string', default: '' },
    peers: { type: 'string', default: PEERS.join(',') },
    growth: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    drop: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** The peers come from npm when they are first measured, and stay out of the project's own install. */
function installPeers(): void {
  const cwd = join(projectRoot, 'test/bench/peers');
  if (existsSync(join(cwd, 'node_modules'))) return;
  tell('installing the peers');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function databaseOf(size: string): Promise<{ name: string; world: World }> {
  const filings = SIZES[size];
  if (filings === undefined) throw new RangeError(`--filings: ${Object.keys(SIZES).join(', ')}`);
  const name = `jieru_bench_${size}`;
  const known = await recall(name);
  if (known) return { name, world: known };
  await drop(name);
  tell(`generating ${size} filings`);
  return { name, world: await generate(name, filings, tell) };
}

type Loaded = { failed: string | null; count: number; ms: number; p50: number; p99: number };

class Load {
  readonly #child: ChildProcess = spawn(
    process.execPath,
    [join(projectRoot, 'test/bench/measure/load.mjs')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  readonly #lines = createInterface({ input: this.#child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  async run(asked: object): Promise<Loaded> {
    this.#child.stdin?.write(`${JSON.stringify(asked)}\n`);
    const line = (await this.#lines.next()) as IteratorResult<string, undefined>;
    return JSON.parse(line.value ?? '') as Loaded;
  }
  end(): void {
    this.#child.kill();
  }
}

type Place = { name: string; world: World; facts: Facts; meter: Meter; load: Load };

/** Before a run is measured: connections that were closed meanwhile are opened again. */
const LEAD = 24;
/** The first round makes the code warm, however slow the machine is. */
const WARM = 600;
/** What a run takes at most, should the machine be busy with others. */
const MOST_SECONDS = 30;

async function measured(place: Place, shape: Shape, contestant: Contestant, asked: number): Promise<Run> {
  const { name, world, facts, meter, load } = place;
  const send = async (count: number): Promise<Loaded> => {
    const now = shape.variables === 'DRAFT' ? await withVersions(name, facts) : facts;
    const requests = requestsOf(shape, contestant.name, world, now);
    const { url } = contestant;
    return load.run({ url, requests, count, seconds: MOST_SECONDS, expects: shape.expects });
  };
  await send(LEAD);
  const before = await meter.read(contestant.pid);
  const { failed, count, ms, p50, p99 } = await send(asked);
  const spent = between(before, await meter.read(contestant.pid));
  if (failed !== null) throw new Error(`${shape.name}: ${contestant.name}: ${failed}`);
  return {
    process: spent.process / count,
    database: spent.database / count,
    perSecond: (count * 1000) / ms,
    p50,
    p99,
  };
}

async function compare(name: string, world: World): Promise<Results> {
  const rounds = Number(values.rounds);
  const requests = Number(values.requests);
  const peers = PEERS.filter((peer) => values.peers.split(',').includes(peer));
  const shapes = SHAPES.filter((shape) => shape.name.includes(values.only));
  if (peers.length > 0) installPeers();
  const contestants: Contestant[] = [];
  const load = new Load();
  const meter = await Meter.of(addressOf(name));
  try {
    for (const who of ['jieru' as const, ...peers]) contestants.push(await start(who, name, world));
    const facts = await factsOf(name, world, contestants[0]?.url ?? '');
    const place = { name, world, facts, meter, load };
    const results = new Map<Shape, Map<Contestant['name'], Run[]>>();
    const takingPart = (shape: Shape): Contestant[] =>
      contestants.filter((one) => one.name === 'jieru' || shape.peers.includes(one.name));
    for (const shape of shapes) {
      await assertSame(shape, takingPart(shape), world, facts);
      results.set(shape, new Map());
    }
    // The first round warms everything up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      tell(round === 0 ? 'warming up' : `round ${round}`);
      for (const shape of shapes)
        for (const one of takingPart(shape)) {
          const run = await measured(place, shape, one, round === 0 ? WARM : requests);
          const runs = results.get(shape);
          if (round > 0) runs?.set(one.name, [...(runs.get(one.name) ?? []), run]);
        }
    }
    return results;
  } finally {
    for (const one of contestants) one.end();
    load.end();
    await meter.close();
  }
}

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const places: { name: string; world: World }[] = [];
for (const size of values.filings.toLowerCase().split(',')) places.push(await databaseOf(size));
const [first] = places;
if (first && !values.growth) {
  const results = await compare(first.name, first.world);
  const table = ratios(results, { filings: first.world.filings, rounds: Number(values.rounds) });
  process.stdout.write(`${table}\n`);
  if (values.write) writePart(`ratios ${first.world.filings}`, table);
}
if (values.growth) {
  const table = await growthOf(places);
  process.stdout.write(`${table}\n`);
  if (values.write) writePart('growth', table);
}
if (values.drop) for (const { name } of places) await drop(name);
process.exit(0);
