import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../prisma/root.ts';
import type { Contestant } from './measure/contestants.ts';
import { PEERS, type Shape } from './shapes.ts';

/** One run: so many requests, what each took of the process and of the database, and how long people would have waited. */
export type Run = {
  readonly process: number;
  readonly database: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
};
export type Results = ReadonlyMap<Shape, ReadonlyMap<Contestant['name'], readonly Run[]>>;

const README = join(projectRoot, 'test/bench/README.md');

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const whole = (value: number): string => Math.round(value).toLocaleString('en');

const of = (runs: readonly Run[] | undefined, what: keyof Run): number =>
  median((runs ?? []).map((run) => run[what]));
const total = (runs: readonly Run[] | undefined): number => of(runs, 'process') + of(runs, 'database');
const spent = (runs: readonly Run[] | undefined): string =>
  runs ? `${whole(of(runs, 'process'))} · ${whole(of(runs, 'database'))}` : '–';

export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim();

/** A part of the README between its marks, written anew. */
export function writePart(mark: string, text: string): void {
  const [from, to] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const all = readFileSync(README, 'utf8');
  const [start, end] = [all.indexOf(from), all.indexOf(to)];
  if (start < 0 || end < 0) throw new Error(`${README} has no place for ${mark}`);
  writeFileSync(README, `${all.slice(0, start + from.length)}\n\n${text}\n\n${all.slice(end)}`);
}

export function ratios(results: Results, about: { filings: number; rounds: number }): string {
  const lines = [...results].map(([{ name }, runs]) => {
    const own = runs.get('jieru');
    const ratio = runs.has('mercurius') ? (total(own) / total(runs.get('mercurius'))).toFixed(1) : '–';
    return `| ${[name, spent(own), ...PEERS.map((peer) => spent(runs.get(peer))), ratio, whole(of(own, 'perSecond')), of(own, 'p50').toFixed(1), of(own, 'p99').toFixed(1)].join(' | ')} |`;
  });
  return [
    `${whole(about.filings)} filings, ${about.rounds} interleaved rounds, commit ${commit()}, Node ${process.versions.node}, ${cpus().length} cores. Processor µs for each request, of the process · of PostgreSQL; the ratio is our total ÷ mercurius’s.`,
    '',
    '| shape | jieru | mercurius | PostGraphile 5 | node:http | ratio | req/s | p50 ms | p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
