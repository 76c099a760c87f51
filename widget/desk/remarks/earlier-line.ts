import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import type { OpenedFiling } from '../store/opened.ts';
import { changesAt, earlierRemarks } from './findings.ts';
import { say } from '../words.ts';

/** What the last return remarked on a place, and what the applicant made of it since. */
export const earlierLine = (
  { filing, risks }: Pick<OpenedFiling, 'filing' | 'risks'>,
  path: readonly string[],
): TemplateResult | typeof nothing => {
  const message = filing && earlierRemarks(filing).get(path.join('.'));
  if (!message) return nothing;
  const isPaper = path[0] === 'materials' || path[0] === 'photo';
  const changes = changesAt(risks, path);
  const nothingThere = say('remark.nothing');
  const since =
    changes === null
      ? []
      : changes.length === 0
        ? [say('remark.unchanged')]
        : isPaper
          ? [say('remark.changedPaper')]
          : changes.map(({ before, after }) =>
              say('remark.changed', { before: before ?? nothingThere, after: after ?? nothingThere }),
            );
  return html`<span class="line soft"
      ><jieru-icon name="note"></jieru-icon><span>${say('remark.before', { message })}</span></span
    >${since.map(
      (text) =>
        html`<span class="line ${changes?.length ? '' : 'warn'}"
          ><jieru-icon name=${changes?.length ? 'check' : 'warn'}></jieru-icon><span>${text}</span></span
        >`,
    )}`;
};
