import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysByLaw } from '../../server/platform/calendar/statutory.ts';
import { calendarCheck } from '../../server/cli/doctor/calendar.ts';
import { daysOf, POSSIBLE_2027 } from '../testkit/published-notices.ts';
import { aCompany } from '../testkit/companies.ts';
import { createMigrated, databaseKinds } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { jsonOf, runJieru, type Ran } from '../testkit/run-command.ts';

const MISSING = '{ viewer { ... on StaffViewer { provider { missingHolidayNotices } } } }';

// Commands and service share a database only where it is a server.
describe.runIf(databaseKinds().includes('postgresql'))('jieru calendar', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jieru-calendar-'));
  let service: Service;
  let desk: Desk;
  let drop: () => Promise<void>;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const place = await createMigrated();
    ({ drop } = place);
    const masterKey = randomBytes(32);
    env = { DATABASE_URL: place.url, MASTER_KEY: masterKey.toString('base64') };
    service = await startService({ database: { url: place.url }, masterKey });
    desk = await aDesk(service);
  }, 120_000);
  afterAll(async () => {
    await service.stop();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const calendar = (...args: string[]): Promise<Ran> => runJieru(['calendar', ...args], env);
  const answered = async (...args: string[]): Promise<Record<string, unknown>> => {
    const ran = await calendar(...args, '--json');
    expect(ran, ran.out).toMatchObject({ code: 0, err: '' });
    return jsonOf(ran);
  };
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const days = daysOf(POSSIBLE_2027);
  const table = (rows: readonly { day: string; kind: string }[]): string =>
    ['day,kind', ...rows.map(({ day, kind }) => `${day},${kind}`)].join('\n');
  const audited = () =>
    service.services.database.prisma.auditEvent.findMany({
      where: { providerId: desk.tenant.providerId, action: { in: ['CALENDAR_SET', 'CALENDAR_REMOVED'] } },
      orderBy: { id: 'asc' },
      select: { action: true, mode: true, actorKind: true, targetId: true },
    });

  it('moves the days of a running service when a notice is imported, and back when it is removed', async () => {
    await desk.clock.standsAt('2027-02-04T10:00:00+08:00');
    const reviewer = await desk.reviewer();
    const filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    await service.services.database.prisma.filing.update({
      where: { id: filing.id },
      data: { state: 'IN_REVIEW', submittedAt: new Date('2027-02-04T10:00:00+08:00') },
    });
    const doctorSays = () => calendarCheck(service.services.database, new Date('2026-12-01T00:00:00+08:00'));
    const seen = async () => {
      const { filing: shown } = await reviewer.query<{ filing: { reviewDueBy: string } }>(
        'query ($id: ID!) { filing(id: $id) { reviewDueBy } }',
        { id: filing.id },
      );
      const { viewer } = await reviewer.query<{
        viewer: { provider: { missingHolidayNotices: number[] } };
      }>(MISSING);
      return [shown.reviewDueBy, viewer.provider.missingHolidayNotices];
    };
    expect(await seen()).toEqual(['2027-02-11', [2027]]);
    expect(await doctorSays()).toMatchObject({
      name: 'calendar',
      state: 'warn',
      says: expect.stringContaining('2027') as string,
      todo: expect.stringContaining('jieru calendar import') as string,
    });

    const path = file('2027.csv', table(days));
    expect(await answered('import', path, '--source', 'gov.cn', '--dry-run')).toMatchObject({
      year: 2027,
      imported: false,
    });
    expect(await answered('list')).toMatchObject({ notices: [] });
    expect(await answered('import', path, '--source', 'gov.cn')).toMatchObject({
      year: 2027,
      source: 'gov.cn',
      imported: true,
      missing: [],
      hint: null,
    });
    await expect.poll(seen, { timeout: 10_000 }).toEqual(['2027-02-12', []]);
    expect(await doctorSays()).toMatchObject({ state: 'ok' });

    expect(await answered('list', '2027')).toMatchObject({
      notices: [{ year: 2027, source: 'gov.cn', days }],
    });
    const exported = await answered('export', '2027');
    expect(exported).toEqual({ year: 2027, source: 'gov.cn', days });
    const again = file('again.json', JSON.stringify(exported));
    expect(await answered('import', again)).toMatchObject({ imported: true });
    expect(await answered('remove', '2027')).toEqual({ year: 2027 });
    await expect.poll(seen, { timeout: 10_000 }).toEqual(['2027-02-11', [2027]]);

    const told = (action: string, mode: string) => ({
      action,
      mode,
      actorKind: 'OPERATOR',
      targetId: '2027',
    });
    const actions = (await audited()).map((one) => JSON.stringify(one)).sort();
    expect(actions).toEqual(
      ['CALENDAR_REMOVED', 'CALENDAR_SET', 'CALENDAR_SET']
        .flatMap((action) => ['LIVE', 'TEST'].map((mode) => JSON.stringify(told(action, mode))))
        .sort(),
    );
  });

  it('reports each line of a bad file, and leaves the notice on record as it is', async () => {
    await answered('import', file('good.csv', table(days)), '--source', 'gov.cn');
    const wrong = days
      .filter(({ day }) => day !== '2027-06-09')
      .concat({ day: '2027-03-10', kind: 'working' }, { day: '2027-01-01', kind: 'holiday' });
    const path = file('bad.csv', table(wrong));
    const ran = await calendar('import', path, '--source', 'elsewhere');
    expect(ran).toMatchObject({ code: 1, err: '' });
    const lines = ran.out.trimEnd().split('\n');
    expect(lines[0]).toBe('2: 2027-01-01 holiday');
    expect(lines.slice(-4)).toEqual([
      `${wrong.length}: 2027-03-10 refused: it is neither a Saturday nor a Sunday, so nothing is made up on it`,
      `${wrong.length + 1}: 2027-01-01 refused: it is named in line 2 already`,
      'missing: 2027-06-09 is off by law, and the file does not say so',
      'Nothing was imported for 2027.',
    ]);
    expect(await answered('list')).toMatchObject({ notices: [{ year: 2027, source: 'gov.cn', days }] });
  });

  it('refuses a day that the notice of another year names', async () => {
    const sunday = { day: '2027-12-26', kind: 'working' };
    await answered('import', file('2027.csv', table([...days, sunday])), '--source', 'gov.cn');
    // Mid-Autumn of 2028 is on 3 October.
    const byLaw = [...new Set(daysByLaw(2028))].map((day) => ({ day, kind: 'holiday' }));
    const { code, out } = await calendar(
      'import',
      file('2028.csv', table([sunday, ...byLaw])),
      '--source',
      'gov.cn',
    );
    expect(code).toBe(1);
    expect(out).toContain('2: 2027-12-26 refused: it is named by the notice of 2027 already');
    expect(await answered('list', '2028')).toMatchObject({ notices: [] });
  });

  it.each([
    [
      'a file that is not there',
      ['import', '/nowhere/2027.csv', '--source', 's'],
      1,
      /cannot be read \(ENOENT\)/,
    ],
    ['another kind of file', ['import', 'notice.pdf'], 2, /ends in \.csv or \.json/],
    ['a year before the law', ['list', '2019'], 2, /a year from 2025 on/],
    ['a year that has no notice', ['export', '2031'], 1, /No notice of 2031 was imported/],
    ['a year to remove that has none', ['remove', '2031'], 1, /no such notice of 2031/],
  ])('refuses %s', async (_what, args, code, words) => {
    const ran = await calendar(...args);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toMatch(words);
  });

  it('asks for the source when the file names none', async () => {
    const ran = await calendar('import', file('unnamed.csv', table(days)));
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/--source/);
  });
});

describe.runIf(databaseKinds().includes('postgresql'))('missing notices', () => {
  it('are told to staff and to the provider’s server, not to applicants', { timeout: 120_000 }, async () => {
    const place = await createMigrated();
    const service = await startService({ database: { url: place.url } });
    try {
      const desk = await aDesk(service);
      const asks = (kind: string) => `{ viewer { ... on ${kind} { provider { missingHolidayNotices } } } }`;
      await desk.clock.standsAt('2026-11-30T23:00:00+08:00');
      expect(await desk.provider.query(asks('KeyViewer'))).toEqual({
        viewer: { provider: { missingHolidayNotices: [] } },
      });
      await desk.clock.passes({ hours: 2 });
      expect(await (await desk.reviewer()).query(asks('StaffViewer'))).toEqual({
        viewer: { provider: { missingHolidayNotices: [2027] } },
      });
      const applicant = await desk.applicant();
      const { errors } = await applicant.caller.ask(asks('ApplicantViewer'));
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    } finally {
      await service.stop();
      await place.drop();
    }
  });
});
