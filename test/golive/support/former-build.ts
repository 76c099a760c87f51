import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../prisma/root.ts';

const git = (...words: string[]): Buffer =>
  execFileSync('git', words, {
    cwd: projectRoot,
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/**
 * The commit that UPGRADE_FROM names, `newest` for the one before the newest migration; null where none is asked for, or the
 * history is not at hand, as in a shallow clone.
 */
export function formerCommit(): string | null {
  const asked = process.env['UPGRADE_FROM'];
  if (!asked) return null;
  try {
    const newest = ['log', '-1', '--diff-filter=A', '--format=%H', '--', 'prisma/migrations'];
    const name = asked === 'newest' ? `${String(git(...newest)).trim()}^` : asked;
    return String(git('rev-parse', '--verify', `${name}^{commit}`)).trim();
  } catch {
    return null;
  }
}

export type FormerBuild = {
  /** Its programs, built from the sources of that commit with the packages of this one. */
  readonly main: string;
  readonly cli: string;
  remove(): void;
};

/** Builds the service as it was at a commit. */
export function buildFormer(commit: string): FormerBuild {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-former-'));
  const sources = join(folder, 'jieru');
  mkdirSync(sources);
  execFileSync('tar', ['-x', '-C', sources], { input: git('archive', commit) });
  symlinkSync(join(projectRoot, 'node_modules'), join(sources, 'node_modules'));
  for (const program of ['prisma/generate.mjs', 'schema/messages/generate.mjs', 'server/cli/build.mjs'])
    execFileSync(process.execPath, [program], { cwd: sources, stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    main: join(sources, 'dist/server/main.js'),
    cli: join(sources, 'dist/server/cli/jieru.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
