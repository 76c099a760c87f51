import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, StartupError } from '../../prisma/database.ts';
import { lockFolder } from '../../prisma/folder-lock.ts';
import { migrate } from '../../prisma/migrate.ts';
import { projectRoot } from '../../prisma/root.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jieru-data-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const holder = async (): Promise<ChildProcess> => {
  const script = join(projectRoot, 'test/platform/support/hold-folder.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: projectRoot,
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
};

test('a folder that another process uses is refused in one line, with its process id', async () => {
  const child = await holder();
  const opening = openDatabase({ dataDir: folder });
  await expect(opening).rejects.toThrow(StartupError);
  await expect(opening).rejects.toThrow(
    new RegExp(`^The data folder .* is in use by process ${child.pid};.*$`),
  );
});

test('kill -9 leaves nothing stuck', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(join(folder, 'jieru.lock'))).toBe(true);
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(StartupError);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a process id that now belongs to somebody else is recognised as left over', () => {
  const left = { pid: process.ppid, started: '1', host: hostname(), token: 'left' };
  writeFileSync(join(folder, 'jieru.lock'), JSON.stringify(left));
  lockFolder(folder).release();
});

test('half a lock file is no lock', () => {
  writeFileSync(join(folder, 'jieru.lock'), '{"pid":');
  lockFolder(folder).release();
});

test('a lock from another machine holds while it is being touched', () => {
  const there = { pid: 1, started: '1', host: 'another-machine', token: 'there' };
  writeFileSync(join(folder, 'jieru.lock'), JSON.stringify(there));
  expect(() => lockFolder(folder)).toThrow(/another-machine/);
});

test('what was written is there after the database was closed and opened again', async () => {
  const first = await openDatabase({ dataDir: folder });
  await migrate(first);
  await first.prisma.provider.create({
    data: { id: 'prv_kept', slug: 'kept', name: 'Kept', wrappedKey: new Uint8Array([1, 2, 3]) },
  });
  await first.close();
  const second = await openDatabase({ dataDir: folder });
  expect(await migrate(second)).toEqual([]);
  const row = await second.prisma.provider.findUniqueOrThrow({ where: { id: 'prv_kept' } });
  expect([...row.wrappedKey]).toEqual([1, 2, 3]);
  await second.close();
});

test('a folder that cannot be written to is named', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(openDatabase({ dataDir: join(file, 'below') })).rejects.toThrow(
    /^The data folder .*DATA_DIR.*$/,
  );
});

test('a folder whose database is damaged is named and given free again', async () => {
  const database = await openDatabase({ dataDir: folder });
  await database.close();
  rmSync(join(folder, 'pglite/global'), { recursive: true });
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow(/^The database in .* cannot be opened.*$/);
  lockFolder(folder).release();
});

test.each([
  ['postgresql://127.0.0.1:1/jieru', /127\.0\.0\.1:1\/jieru .*nothing listens there/],
  ['postgresql://nowhere.invalid/jieru', /nowhere\.invalid:5432\/jieru/],
])('a server that is not there is one clear line: %s', async (databaseUrl, message) => {
  const url = databaseUrl.replace('//', '//someone:s3cret-word@');
  const opening = openDatabase({ databaseUrl: url, dataDir: folder });
  await expect(opening).rejects.toThrow(message);
  await expect(opening).rejects.toThrow(StartupError);
  await expect(opening).rejects.not.toThrow(/s3cret-word|\n/);
});
