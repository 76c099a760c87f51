import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openEmbedded } from '../../prisma/embedded.ts';
import { createClosing } from '../../server/platform/service/closing.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { createLogger } from '../../server/platform/service/logging.ts';
import { openServices } from '../../server/assembly/open-services.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jieru-open-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const log = createLogger({ level: 'silent' });
const open = (config: Config) => openServices(config, 'http://127.0.0.1:4000', { log });

describe('services that cannot be opened', () => {
  it('leave nothing open: the data folder can be opened at once', async () => {
    await (await openEmbedded(dataDir, new Blob([readFileSync(inject('embeddedImage'))]))).close();
    const config = readConfig({ DATA_DIR: dataDir });
    const without = { ...config, storageUrl: 's3://papers?endpoint=https://s3.example.com' };
    await expect(open(without)).rejects.toThrow(/AWS_ACCESS_KEY_ID/);
    const { services, close } = await open(config);
    expect(await services.database.prisma.provider.count()).toBe(0);
    await close();
    await close();
  });
});

describe('closing', () => {
  it('goes backwards, and on after a failure', async () => {
    const done: string[] = [];
    const closing = createClosing();
    for (const name of ['database', 'events', 'jobs'])
      closing.later(async () => {
        done.push(name);
        if (name === 'events') throw new Error('events are gone');
      });
    await expect(closing.all()).rejects.toThrow('events are gone');
    expect(done).toEqual(['jobs', 'events', 'database']);
  });
});
