import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';

const folder = join(projectRoot, '.github/docs/running');
const textOf = (path: string): string => readFileSync(path, 'utf8');
const SETTINGS = new Set(
  [...textOf(join(projectRoot, 'server/assembly/published.d.ts')).matchAll(/readonly ([A-Z_]+)\?/g)].map(
    ([, name = '']) => name,
  ),
);
const unknownSettings = (assignments: string): string[] =>
  [...assignments.matchAll(/(?:^|\s)([A-Z_]+)=/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'NODE_ENV' && name !== 'PORT' && name !== 'HOST' && !SETTINGS.has(name));

describe('the unit for systemd', () => {
  const unit = join(folder, 'jieru.service');
  const valuesOf = (key: string): string[] =>
    [...textOf(unit).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);

  test('gives the process the time that it takes to end, no rights, and one folder to write in', () => {
    expect(valuesOf('TimeoutStopSec')).toEqual(['30s']);
    expect(valuesOf('DynamicUser')).toEqual(['yes']);
    expect(valuesOf('ProtectSystem')).toEqual(['strict']);
    expect(valuesOf('CapabilityBoundingSet')).toEqual(['']);
    const [environment = ''] = valuesOf('Environment');
    expect(environment).toContain(`DATA_DIR=/var/lib/${valuesOf('StateDirectory').join()}`);
    expect(unknownSettings(environment)).toEqual([]);
  });

  test.runIf(existsSync('/usr/bin/systemd-analyze'))('is one that systemd takes without a word', () => {
    expect(execFileSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })).toBe('');
  });
});

describe('the container file', () => {
  const lines = textOf(join(folder, 'Containerfile'))
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
  const all = (word: string): string[] => lines.filter((line) => line.word === word).map(({ rest }) => rest);

  test('names its base to the minor version, installs from the lock file without scripts, and runs as nobody of weight', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|CMD)$/;
    expect(lines.filter(({ word }) => !known.test(word))).toEqual([]);
    expect(all('FROM').every((image) => /^node:\d+\.\d+-\w+-slim( AS \w+)?$/.test(image))).toBe(true);
    expect(all('WORKDIR').every((path) => path.startsWith('/'))).toBe(true);
    expect(all('RUN').join(' ')).toContain('npm ci --omit=dev --ignore-scripts');
    expect(all('RUN').join(' ')).not.toMatch(/apt|curl|wget|sudo/);
    expect(all('USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    expect(unknownSettings(all('ENV').join(' '))).toEqual([]);
    expect(all('ENV').join(' ')).not.toMatch(/KEY|PASSWORD|SECRET|URL/);
  });

  test('is told to end as the service ends, starts it without a shell between, and asks how it is on its own port', () => {
    expect(all('STOPSIGNAL')).toEqual(['SIGTERM']);
    const [start = '', health = ''] = [all('CMD')[0], /CMD (\[.*\])$/.exec(all('HEALTHCHECK')[0] ?? '')?.[1]];
    for (const command of [start, health]) expect((JSON.parse(command) as string[])[0]).toBe('node');
    expect(health).toContain(`:${all('EXPOSE').join()}/healthz`);
  });

  test('packs what it copies and runs', () => {
    expect(textOf(join(projectRoot, '.ci/pack.mjs'))).toContain("'dist'");
    expect(all('CMD').join()).toContain('dist/server/main.js');
    expect(all('COPY')[0]).toContain('jieru-*.tgz');
  });
});
