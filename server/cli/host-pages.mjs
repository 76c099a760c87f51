// Example host pages: everything in widget/host that is not a script of ours is copied as it is.
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, root } from './bundles.mjs';

const source = join(root, 'widget/host');

export async function copyHostPages() {
  if (!existsSync(source)) return;
  const target = join(dist, 'widget/host');
  await mkdir(target, { recursive: true });
  await cp(source, target, { recursive: true, filter: (path) => !path.endsWith('.ts') });
}
