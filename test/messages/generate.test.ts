import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';

type Files = Readonly<Record<string, Readonly<Record<string, string>>>>;

const WHOLE: Files = {
  'zh-CN/mails/due.json': { subject: '备案提醒', left: '还剩 {days} 天，共 {total} 件' },
  'en/mails/due.json': {
    subject: 'A reminder',
    left: '{days, plural, one {# day} other {# days}} left of {total}',
  },
};

const folders: string[] = [];

const generated = (files: Files): { status: number | null; said: string; read: (path: string) => string } => {
  // Beside the packages that the generated modules need.
  const folder = mkdtempSync(join(tmpdir(), 'jieru-messages-'));
  folders.push(folder);
  for (const [path, messages] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(messages));
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'schema/messages/generate.mjs'), '--from', folder, '--to', join(folder, 'generated')],
    { encoding: 'utf8' },
  );
  return { status, said: stderr, read: (path) => readFileSync(join(folder, 'generated', path), 'utf8') };
};

const withEnglish = (messages: Readonly<Record<string, string>>): Files => ({
  ...WHOLE,
  'en/mails/due.json': { ...WHOLE['en/mails/due.json'], ...messages },
});

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describe('generating the catalogue', () => {
  it('types the placeholders as the source names them, with a number where a language counts', () => {
    const { status, read } = generated(WHOLE);
    expect(status).toBe(0);
    const types = read('mails.types.d.ts');
    expect(types).toContain('readonly "subject": string;');
    expect(types).toContain('readonly days: number; readonly total: string | number');
  });

  it('takes up a language whose files are added', () => {
    const { status, read } = generated({
      ...WHOLE,
      'fr/mails/due.json': { subject: 'Un rappel', left: '{days} j sur {total}' },
    });
    expect(status).toBe(0);
    expect(read('locales.d.ts')).toContain("'zh-CN' | 'en' | 'fr'");
    expect(read('mails.js')).toContain("from './fr/mails.js'");
  });

  const { left } = WHOLE['en/mails/due.json'] ?? {};
  it.each<[string, Files, string]>([
    [
      'a message is missing',
      { ...WHOLE, 'en/mails/due.json': { left: left ?? '' } },
      'en/mails/due.json: subject is missing',
    ],
    ['a message is spare', withEnglish({ extra: 'More' }), 'en/mails/due.json: extra is spare'],
    [
      'a placeholder has another name',
      withEnglish({ left: '{day} left of {total}' }),
      'left has the placeholders {day} {total}, and zh-CN has {days} {total}',
    ],
    ['a message is empty', withEnglish({ subject: ' ' }), 'subject: the message is empty'],
    [
      'a message is broken',
      withEnglish({ subject: 'A {reminder' }),
      'en/mails/due.json: subject: Unexpected message end',
    ],
    [
      'a plural has no form for the rest',
      withEnglish({ left: '{days, plural, one {# day}} of {total}' }),
      "'other'",
    ],
    [
      'a key is in two files of an area',
      { ...WHOLE, 'zh-CN/mails/late.json': { subject: '提醒' } },
      'the key is in mails/due.json, too',
    ],
  ])('fails when %s', (_, files, says) => {
    const { status, said } = generated(files);
    expect(status).toBe(1);
    expect(said).toContain(says);
  });
});
