import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import { moment } from '../../kit/words/format.ts';
import { stateChip } from '../state-chip.ts';
import type { SubjectFiling } from '../store/subject.ts';
import { say } from '../words.ts';
import { saySubject } from './words.ts';

const whenOf = ({ submittedAt, decidedAt }: SubjectFiling): string => {
  if (decidedAt) return saySubject('subject.decided', { at: moment(decidedAt) });
  return submittedAt ? say('filing.submitted', { at: moment(submittedAt) }) : saySubject('subject.draft');
};

/** One of a subject's or an account's filings, with the way to it. */
export const filingRow = (filing: SubjectFiling, open: (filingId: string) => void): TemplateResult => {
  const { id, kind, state, websites, details } = filing;
  const name = websites.map(({ filedName, domains }) => filedName ?? domains[0] ?? '').join(' · ');
  return html`<li class="row" part="row">
    <div class="who">
      <span class="name">${name || (details.subject?.name ?? say('list.unnamed'))}</span>
      <span class="second">${websites.flatMap(({ domains }) => domains).join(' ')}</span>
    </div>
    <div class="where">${stateChip(state)}<span class="second">${say(`kind.${kind}`)}</span></div>
    <div class="when">${whenOf(filing)}</div>
    <div class="acts">
      <jieru-button
        variant="quiet"
        data-filing=${id}
        label=${saySubject('subject.openFilingOf', { id })}
        @click=${() => open(id)}
        >${say('notices.openFiling')}</jieru-button
      >
    </div>
  </li>`;
};
