import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './root.ts';

/** Where the build lays the image of an embedded database that has every migration: making one anew takes half a minute. */
export const builtImage = join(projectRoot, 'dist/server/database.tar.gz');

/** The image that an empty folder starts from; null from the sources, whose migrations are not those of the last build. */
export const imageForEmpty = async (): Promise<Blob | null> =>
  !new URL(import.meta.url).pathname.endsWith('.ts') && existsSync(builtImage)
    ? new Blob([await readFile(builtImage)], { type: 'application/gzip' })
    : null;
