import { PGlite } from '@electric-sql/pglite';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { jsonOf, runJieru } from '../testkit/run-command.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jieru-cli-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('jieru', () => {
  it('names every family in its help, and every command of a family in that one’s', async () => {
    const { code, out, err } = await runJieru(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const family of ['authority', 'import', 'migrate', 'rehearse', 'rehearsal-authority'])
      expect(out).toMatch(new RegExp(`^  ${family}\\b`, 'm'));
    const { out: ofAuthority } = await runJieru(['authority', '--help']);
    for (const command of ['set', 'show', 'check', 'retry', 'aside', 'reopen'])
      expect(ofAuthority).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(ofAuthority).toContain('--json');
  });

  it.each([
    [['nonsense'], /^unknown command 'nonsense'; --help says more\.\n$/],
    [['authority', 'show'], /^required option '--provider <name>' not specified; --help says more\.\n$/],
    [['authority', 'show', '--provider', 'a', '--mode', 'both'], /It is live or test; --help says more\.\n$/],
    [['rehearsal-authority', '--port', '70000'], /It is a number from 0 to 65535; --help says more\.\n$/],
    [
      ['import', 'records.xls'],
      /It ends in \.csv, \.tsv, \.txt or \.json; save a workbook as CSV; --help says more\.\n$/,
    ],
  ])('does not understand %j: one line, exit code 2', async (args, line) => {
    const plain = await runJieru(args);
    expect(plain).toMatchObject({ code: 2, out: '', err: expect.stringMatching(line) as string });
    const asJson = await runJieru([...args, '--json']);
    expect(asJson).toMatchObject({ code: 2, err: '' });
    expect(`${jsonOf<{ error: { message: string } }>(asJson).error.message}\n`).toMatch(line);
  });

  it('prints the help of a family that was given no command, and ends with 2', async () => {
    const { code, out, err } = await runJieru(['authority']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage: jieru authority');
  });

  it.each([
    [['migrate'], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must read'],
    [['import', 'none.csv'], {}, 'JIERU_SECRET_KEY'],
    [['import', 'none.csv', '--secret-key', 'sk_test_1'], {}, 'none.csv cannot be read (ENOENT).'],
    [['rehearse', '--url', 'http://127.0.0.1:9', '--secret-key', 'sk_test_1'], {}, 'cannot be reached'],
  ])('tells why %j is refused in one line, exit code 1', async (args, env, line) => {
    const plain = await runJieru(args, env);
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.err).toContain(line);
    expect(plain.err.trim().split('\n')).toHaveLength(1);
    expect(jsonOf(await runJieru(['--json', ...args], env))).toEqual({
      error: { message: plain.err.trim() },
    });
  });

  it('works from the build, without tsx, and brings a database up to date once', async () => {
    const built = async (...args: string[]) => {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(projectRoot, 'dist/server/cli/jieru.js'), ...args, '--json'],
        { env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, cwd: dataDir },
      );
      return JSON.parse(stdout) as { applied: string[] };
    };
    // A database in which nothing was made yet; an empty folder would begin with all of it, from the image of the build.
    await (await PGlite.create(join(dataDir, 'pglite'))).close();
    expect((await built('migrate')).applied.length).toBeGreaterThan(0);
    expect((await built('migrate')).applied).toEqual([]);
  }, 120_000);

  it('says nothing of a reader that reads no further', async () => {
    const line = `'${process.execPath}' '${join(projectRoot, 'dist/server/cli/jieru.js')}' --help | true`;
    const { stderr } = await promisify(execFile)('sh', ['-c', line]);
    expect(stderr).toBe('');
  }, 60_000);
});
