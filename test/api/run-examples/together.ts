import type { Filing } from '../../testkit/filing.ts';
import { QUESTIONS } from './queries.ts';
import type { Narrator } from './recorder.ts';

/** What reviewers write while they look at a filing: a remark made of the provider's phrase, and a note that calls a colleague. */
export async function writtenTogether(
  { provider }: { provider: Narrator },
  { id: filingId }: Filing,
  reviewer: Narrator,
): Promise<void> {
  const asks = (who: Narrator, name: string) => who.tells('Query', name, QUESTIONS[name]?.document ?? '');
  const saved = await provider.succeed('savePhrase', {
    text: '请核对{field}（现为“{value}”），与原备案一致',
    places: ['websites.name'],
  });
  const { id: phraseId } = saved['phrase'] as { id: string };
  await reviewer.succeed('saveRemarkDraft', {
    filingId,
    path: ['websites', '0', 'name'],
    message: '请与原备案一致',
    phraseId,
  });
  await asks(provider, 'phrases');
  await provider.succeed('deletePhrase', { id: phraseId });
  const { colleagues } = await asks(reviewer, 'colleagues');
  const mentions = [(colleagues as { id: string }[])[0]?.id];
  await reviewer.succeed('addFilingNote', { filingId, text: '已电话核实，负责人在职', mentions });
  await asks(reviewer, 'mentions');
  await reviewer.succeed('readMentions', { filingId });
}
