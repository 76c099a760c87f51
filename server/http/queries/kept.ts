import type { Prepared } from './prepare.ts';

/** Tokens kept in all, each some 250 bytes with its part of the tree: about 10 MB. */
const MOST_TOKENS = 40_000;

/** Documents that passed, the latest used longest. Those that were refused are not kept. */
export class KeptDocuments {
  private readonly byText = new Map<string, Prepared>();
  private tokens = 0;

  get(text: string): Prepared | undefined {
    const found = this.byText.get(text);
    if (!found) return undefined;
    this.byText.delete(text);
    this.byText.set(text, found);
    return found;
  }

  keep(prepared: Prepared): void {
    if (this.byText.has(prepared.text)) return;
    this.byText.set(prepared.text, prepared);
    this.tokens += prepared.tokens;
    for (const [text, { tokens }] of this.byText) {
      if (this.tokens <= MOST_TOKENS) break;
      this.byText.delete(text);
      this.tokens -= tokens;
    }
  }
}
