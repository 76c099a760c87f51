import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { openMetricsPort, type MetricsPort } from '../../server/http/metrics-port.ts';
import { METRICS } from '../../server/platform/metrics/table.ts';
import { openForTest } from '../testkit/database.ts';
import { freePort } from '../testkit/process.ts';
import { startService, type Service } from '../testkit/service.ts';

const folder = join(projectRoot, '.github/docs/watching');
const rules = join(folder, 'alerts.yml');
const dashboard = JSON.parse(readFileSync(join(folder, 'dashboard.json'), 'utf8')) as {
  panels: { id: number; title: string; targets: { expr: string }[] }[];
};
const asked = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));

test('the dashboard shows every metric that is told, each panel under a number of its own', () => {
  const shown = asked.map(({ expr }) => expr).join('\n');
  expect(Object.keys(METRICS).filter((name) => !shown.includes(name))).toEqual([]);
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
});

type Sample = { metric: Record<string, string>; value: [number, string] };
type Rule = { name: string; state: string; health: string; lastError?: string; evaluationTime: number };

describe.skipIf(!existsSync('/usr/bin/prometheus'))(
  'Prometheus (Debian’s package)',
  { timeout: 120_000 },
  () => {
    const data = mkdtempSync(join(tmpdir(), 'jieru-prometheus-'));
    let service: Service;
    let port: MetricsPort;
    let prometheus: ChildProcess;
    let url: string;

    const ask = async <T>(path: string): Promise<T> => {
      const answer = (await (await fetch(`${url}/api/v1/${path}`)).json()) as {
        status: string;
        data: T;
        error?: string;
      };
      if (answer.status !== 'success') throw new Error(`${path}: ${answer.error ?? ''}`);
      return answer.data;
    };
    const valuesOf = async (query: string): Promise<Sample[]> =>
      (await ask<{ result: Sample[] }>(`query?query=${encodeURIComponent(query)}`)).result;
    const alerts = async (): Promise<Rule[]> =>
      (await ask<{ groups: { rules: Rule[] }[] }>('rules')).groups.flatMap((group) => group.rules);

    beforeAll(async () => {
      service = await startService({ database: await openForTest(), env: { METRICS_PORT: '0' } });
      const opened = await openMetricsPort(service.services);
      if (!opened) throw new Error('the metrics have no port');
      port = opened;
      const config = {
        global: { scrape_interval: '1s', evaluation_interval: '1s' },
        rule_files: [rules],
        scrape_configs: [
          {
            job_name: 'jieru',
            scrape_timeout: '1s',
            static_configs: [{ targets: [`127.0.0.1:${port.port}`] }],
          },
        ],
      };
      // JSON is YAML, too.
      writeFileSync(join(data, 'prometheus.yml'), JSON.stringify(config));
      const place = `127.0.0.1:${await freePort()}`;
      url = `http://${place}`;
      prometheus = spawn(
        '/usr/bin/prometheus',
        [
          `--config.file=${join(data, 'prometheus.yml')}`,
          `--storage.tsdb.path=${join(data, 'tsdb')}`,
          `--web.listen-address=${place}`,
        ],
        { stdio: 'ignore' },
      );
    }, 120_000);
    afterAll(async () => {
      const ended = new Promise((resolve) => prometheus.once('close', resolve));
      prometheus.kill('SIGTERM');
      await ended;
      await port.close();
      await service.stop();
      rmSync(data, { recursive: true });
    });

    test('reads the service, and what the dashboard asks is a question that it answers', async () => {
      await expect
        .poll(() => valuesOf('jieru_database_up{job="jieru"} == 1').catch(() => []), {
          timeout: 60_000,
          interval: 300,
        })
        .toHaveLength(1);
      for (const { title, expr } of asked) expect(await valuesOf(expr), title).toBeInstanceOf(Array);
    });

    test('evaluates every rule without a fault, and tells of an alarm of the service', async () => {
      const names = [...readFileSync(rules, 'utf8').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
      await expect
        .poll(async () => (await alerts()).filter(({ health }) => health === 'ok').map(({ name }) => name), {
          timeout: 30_000,
          interval: 300,
        })
        .toEqual(names);
      const { prisma } = service.services.database;
      const now = new Date();
      await prisma.alarm.create({
        data: {
          id: 'alm_test',
          kind: 'DISK_FULL',
          targetId: 'a',
          standsFor: 'DISK_FULL a',
          since: now,
          raisedAt: now,
        },
      });
      const stateOf = async (name: string) => (await alerts()).find((rule) => rule.name === name)?.state;
      await expect
        .poll(() => stateOf('JieruNeedsAPerson'), { timeout: 30_000, interval: 300 })
        .toBe('pending');
      expect(await valuesOf('max by (kind) (jieru_alarms) > 0')).toMatchObject([
        { metric: { kind: 'DISK_FULL' } },
      ]);
      expect(await stateOf('JieruDatabaseAway')).toBe('inactive');
      await prisma.alarm.delete({ where: { id: 'alm_test' } });
      await expect
        .poll(() => stateOf('JieruNeedsAPerson'), { timeout: 30_000, interval: 300 })
        .toBe('inactive');
    });
  },
);
