import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../testkit/caller.ts';
import { usualDatabase } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { aNotice } from '../testkit/rows.ts';
import { startService, type Service } from '../testkit/service.ts';

type Task = {
  id: string;
  owner: string | null;
  ownerId: string | null;
  handledBy: string | null;
  severity: string;
  answerBy: string | null;
};
type Colleague = { id: string; displayName: string };

usualDatabase((open) => {
  let service: Service;
  let desk: Desk;
  let wang: Caller;
  let noticeId: string;
  beforeAll(async () => {
    service = await startService({ database: await open() });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    desk = await aDesk(service);
    wang = await desk.reviewer('王初审');
    noticeId = await aNotice(service, desk.tenant);
  });

  const tasks = async (where: string, caller: Caller = wang): Promise<Task[]> => {
    const { authorityNotices } = await caller.query<{ authorityNotices: { edges: { node: Task }[] } }>(
      `{ authorityNotices(${where}) { edges { node { id owner ownerId handledBy severity answerBy } } } }`,
    );
    return authorityNotices.edges.map(({ node }) => node);
  };
  const colleagueOf = async (caller: Caller, name: string): Promise<string> => {
    const { colleagues } = await caller.query<{ colleagues: Colleague[] }>(
      '{ colleagues { id displayName } }',
    );
    return colleagues.find(({ displayName }) => displayName === name)?.id ?? '';
  };

  describe('an entry of the authority’s lists, as a task', () => {
    it('is nobody’s, then somebody’s, and nobody’s again', async () => {
      expect(await tasks('unassigned: true')).toMatchObject([
        { owner: null, ownerId: null, severity: 'URGENT', answerBy: expect.any(String) as string },
      ]);
      await desk.reviewer('李初审');
      const staffId = await colleagueOf(wang, '李初审');
      await wang.succeed('assignAuthorityNotice', { noticeId, staffId });
      expect(await tasks(`ownerId: "${staffId}"`)).toMatchObject([{ id: noticeId, owner: '李初审' }]);
      expect(await tasks('unassigned: true')).toEqual([]);
      expect(await tasks('unassigned: false', desk.provider)).toHaveLength(1);
      await wang.succeed('assignAuthorityNotice', { noticeId });
      expect(await tasks('unassigned: true')).toHaveLength(1);
      const audited = await service.services.database.prisma.auditEvent.findMany({
        where: { targetId: noticeId, action: 'AUTHORITY_NOTICE_ASSIGNED' },
        orderBy: { id: 'asc' },
      });
      expect(audited.map(({ what }) => what)).toEqual([staffId, 'NOBODY']);
    });

    it('says who has done it, until it is opened again', async () => {
      await wang.succeed('markAuthorityNotice', { noticeId, handled: true });
      expect(await tasks('handled: true')).toMatchObject([{ handledBy: '王初审' }]);
      await wang.succeed('markAuthorityNotice', { noticeId, handled: false });
      expect(await tasks('handled: false')).toMatchObject([{ handledBy: null }]);
    });

    it('is late when the day of its answer is over, and no more once it is done', async () => {
      const [task] = await tasks('late: false');
      const { prisma } = service.services.database;
      await desk.clock.standsAt(`${task?.answerBy ?? ''}T23:30:00+08:00`);
      expect(await tasks('late: true'), 'on the last day').toEqual([]);
      await desk.clock.passes({ hours: 1 });
      expect(await tasks('late: true')).toMatchObject([{ id: noticeId }]);
      expect(await tasks('late: false')).toEqual([]);
      // What wants no answer is never late.
      await prisma.authorityNotice.update({ where: { id: noticeId }, data: { list: 'XGTZ' } });
      expect(await tasks('late: true')).toEqual([]);
      await prisma.authorityNotice.update({ where: { id: noticeId }, data: { list: 'WBAWZLB' } });
      await wang.succeed('markAuthorityNotice', { noticeId, handled: true });
      expect(await tasks('late: true')).toEqual([]);
    });

    it('is given to no stranger, and by nobody who only reads', async () => {
      for (const other of [await aDesk(service), await aDesk(service, { mode: 'LIVE', of: desk })]) {
        const staffId = await colleagueOf(await other.reviewer('外人'), '外人');
        const given = await wang.mutate('assignAuthorityNotice', { noticeId, staffId });
        expect(given.__typename).toBe('NotFoundError');
        const theirs = await aNotice(service, other.tenant);
        expect((await wang.mutate('assignAuthorityNotice', { noticeId: theirs })).__typename).toBe(
          'NotFoundError',
        );
      }
      for (const role of ['AUDITOR', 'READ_ONLY'] as const) {
        const reader = await desk.reviewer(role, [role]);
        const given = await reader.mutate('assignAuthorityNotice', { noticeId });
        expect(given.__typename).toBe('ForbiddenError');
      }
      expect(await tasks('unassigned: true')).toHaveLength(1);
    });
  });
});
