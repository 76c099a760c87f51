import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { hears, SUBSCRIPTIONS, TOPICS } from '../../schema/rules/topics.ts';

const guide = readFileSync(join(projectRoot, '.github/docs/api.md'), 'utf8');

/** Rows of the guide's table of topics: `| topic | what happened |`. */
const told = [...guide.matchAll(/^\| `([a-z_]+\.[a-z_]+)`\s*\| (.*?)\s*\|$/gm)].map(([, topic, what]) => [
  topic,
  what,
]);

describe('the topics', () => {
  it('stand in the guide to the API, each with what happened, and no other', () => {
    expect(told).toEqual(Object.entries(TOPICS));
  });

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
