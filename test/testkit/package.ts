import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from '../../server/cli/widget/package/build.mjs';
import { projectRoot } from '../../prisma/root.ts';

/** A project of somebody else's with our package in its `node_modules`; what it uses besides is found above it. */
export type Project = { folder: string; package: string; remove: () => void };

/** Builds the package and puts it where a project finds it. */
export async function aProjectWithThePackage(): Promise<Project> {
  const cache = join(projectRoot, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'host-project-'));
  const installed = join(folder, 'node_modules/@jieru/elements');
  await buildPackage(installed);
  return {
    folder,
    package: installed,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
