import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (from: string): string => {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'prisma/schema.prisma'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json with prisma/schema.prisma not found above this file');
  return findRoot(parent);
};

/** The project's folder: the same from the sources and from the bundle in dist/. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
