import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bombArchive } from '../../../server/rehearsal/authority/front/faults/bomb.ts';

it('is an archive as others read it, small outside and large inside', () => {
  const zip = bombArchive('a.xml');
  expect(zip.length).toBeLessThan(1024 * 1024);
  const file = unzipSync(zip)['a.xml'];
  expect(file?.length).toBe(60 * 1024 * 1024);
  expect(file?.every((byte) => byte === 0x20)).toBe(true);
});
