import type { Api } from '../../kit/client/api.ts';
import { deskAlarms } from '../operations/attention.graphql.ts';
import type { AlarmRow } from '../types.ts';
import { PagedList } from './paged.ts';

/** What needs a person: what stands, or what is over. */
export class Attention {
  standing = true;
  readonly list: PagedList<AlarmRow>;

  constructor(api: Api, changed: () => void) {
    this.list = new PagedList(async (first, after) => {
      const { alarms } = await api.query(deskAlarms, { standing: this.standing, first, after });
      return alarms;
    }, changed);
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  choose(standing: boolean): Promise<void> {
    this.standing = standing;
    return this.list.anew();
  }
}
