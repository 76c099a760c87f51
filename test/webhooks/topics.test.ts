import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { hears, SUBSCRIPTIONS } from '../../schema/rules/topics.ts';

const guide = readFileSync(join(projectRoot, '.github/docs/api.md'), 'utf8');

describe('the topics', () => {
  it.each(SUBSCRIPTIONS)('have %s, which the guide to the API names', (topic) => {
    expect(guide).toContain(`\`${topic}\``);
  });

  it('are heard by name, by family or all together', () => {
    expect(hears(['filing.approved'], 'filing.approved')).toBe(true);
    expect(hears(['filing.*'], 'filing.approved')).toBe(true);
    expect(hears(['*'], 'filing.approved')).toBe(true);
    expect(hears(['filing.approve', 'website.*', ''], 'filing.approved')).toBe(false);
    expect(hears([], 'filing.approved')).toBe(false);
  });
});
