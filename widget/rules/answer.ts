import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { day } from '../kit/words/format.ts';
import { changesIn, type Note, type Told } from './ask.ts';
import { sayRules } from './words.ts';

const STEPS = [
  'TYPE',
  'SERVER',
  'PASSWORD',
  'DETAILS',
  'MATERIALS',
  'PHOTO',
  'SMS',
  'MAIL',
  'RESULT',
] as const satisfies readonly Note['step'][];

const fact = (label: string, text: string): TemplateResult =>
  html`<div>
    <dt>${label}</dt>
    <dd>${text}</dd>
  </div>`;

/** How long it takes, and what is done besides filling in. */
const facts = ({ rules }: Told): TemplateResult => {
  const { photoKinds, smsRequired, smsWindowHours, expectedDaysMin, expectedDaysMax, legalDays } = rules;
  const photos = photoKinds.map((kind) => sayRules(`kinds.${kind}`)).join(sayRules('prepare.or'));
  return html`<dl>
    ${fact(
      sayRules('prepare.time'),
      sayRules('prepare.days', { min: expectedDaysMin, max: expectedDaysMax, legal: legalDays }),
    )}
    ${fact(sayRules('prepare.photo'), photos || sayRules('prepare.none'))}
    ${fact(
      sayRules('prepare.sms'),
      smsRequired ? sayRules('prepare.smsWithin', { hours: smsWindowHours }) : sayRules('prepare.none'),
    )}
  </dl>`;
};

const noteRow = ({ text, national, since, sources }: Note, gone = false): TemplateResult =>
  html`<li class=${national ? '' : 'own'}>
    ${gone ? html`<span class="sr-only">${sayRules('prepare.gone')}</span>` : nothing}<span
      class=${gone ? 'went' : ''}
      >${text}</span
    >
    <span class="source"
      >${sayRules('prepare.source', { day: day(since), sources: sources.join(sayRules('prepare.comma')) })}</span
    >
  </li>`;

const changes = (told: Told): TemplateResult => {
  const { came, went } = changesIn(told);
  return html`<section>
    <h3>${sayRules('prepare.changed', { day: day(told.earlier.day) })}</h3>
    ${
      came.length + went.length === 0
        ? html`<p>${sayRules('prepare.unchanged')}</p>`
        : html`<ul>
            ${came.map((note) => noteRow(note))} ${went.map((note) => noteRow(note, true))}
          </ul>`
    }
  </section>`;
};

/** What is to be prepared, step by step, and what of it is new. */
export const answer = (told: Told): TemplateResult =>
  html`${facts(told)}
    ${STEPS.map((step) => {
      const notes = told.rules.notes.filter((note) => note.step === step);
      if (notes.length === 0) return nothing;
      return html`<section>
        <h3>${sayRules(`step.${step}`)}</h3>
        <ul>
          ${notes.map((note) => noteRow(note))}
        </ul>
      </section>`;
    })}
    ${changes(told)}
    <p class="source">
      ${sayRules('prepare.of', { day: day(told.rules.day) })}
      <a href=${told.rules.portalUrl} target="_blank" rel="noopener">${sayRules('prepare.portal')}</a>
    </p>`;
