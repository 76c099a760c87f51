import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { OpenedFiling } from '../../../widget/desk/store/opened.ts';
import { FilingStore } from '../../../widget/form/store/store.ts';
import { submitFiling } from '../../../widget/kit/client/operations/act.graphql.ts';
import { FILING, PlayedService } from '../kit/played-service.ts';

const service = new PlayedService();
const lost = vi.fn<(cause: unknown) => void>();

beforeAll(async () => {
  await service.open();
  process.on('unhandledRejection', lost);
});

afterEach(() => {
  expect(lost).not.toHaveBeenCalled();
  lost.mockClear();
});

afterAll(() => {
  process.off('unhandledRejection', lost);
  service.close();
});

const NEXT = { ...FILING, version: 2, revision: 3 };

// The contract allows these nulls and the service gives them only in a failure.
describe('an update that is null', () => {
  it('leaves the form with what it shows, and the next one is taken over', async () => {
    service.notices = [{ filingUpdated: null }, { filingUpdated: NEXT }];
    const store = new FilingStore(service.api());
    await store.load(FILING.id);
    await expect.poll(() => store.filing?.version).toBe(2);
    store.stop();
  });

  it('has the desk ask, which shows what it is answered', async () => {
    const opened = new OpenedFiling(service.api(), FILING.id, () => undefined);
    await opened.refresh();
    service.notices = [{ filingUpdated: null }];
    service.filing = NEXT;
    await opened.open();
    await expect.poll(() => opened.filing?.version).toBe(2);
    opened.close();
    service.filing = FILING;
  });
});

describe('a reading that comes late', () => {
  // Read before a paper came and sent after it: the version is the same.
  const late = { ...NEXT, revision: 2, state: 'IN_REVIEW' };

  it('does not take back what the form shows', async () => {
    service.notices = [
      { filingUpdated: NEXT },
      { filingUpdated: late },
      { filingUpdated: { ...NEXT, revision: 4 } },
    ];
    const store = new FilingStore(service.api());
    const shown: (string | undefined)[] = [];
    store.addEventListener('change', () => shown.push(store.filing?.state));
    await store.load(FILING.id);
    await expect.poll(() => store.filing?.revision).toBe(4);
    expect(new Set(shown)).toEqual(new Set(['DRAFT']));
    store.stop();
  });

  it('is not shown by the desk, which asks anew after every notice and keeps the newer answer', async () => {
    service.filing = NEXT;
    service.notices = [];
    const opened = new OpenedFiling(service.api(), FILING.id, () => undefined);
    await opened.refresh();
    service.filing = late;
    await opened.refresh();
    expect(opened.filing).toMatchObject(NEXT);
    service.asked.length = 0;
    service.notices = [{ filingUpdated: { id: FILING.id, version: 2 } }];
    service.filing = { ...NEXT, unseen: { details: true, materials: [] } };
    await opened.open();
    const asked = (): string[] => service.asked.filter((name) => name === 'DeskFiling');
    await expect.poll(asked).toEqual(['DeskFiling', 'DeskFiling']);
    expect(opened.filing).toMatchObject({ unseen: { details: true } });
    opened.close();
    service.filing = FILING;
  });
});

describe('a mutation that answers null', () => {
  it('is a failure and never taken for done', async () => {
    const input = { filingId: FILING.id, expectedVersion: 1 };
    await expect(service.api().mutate(submitFiling, { input })).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
