import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { JieruElement } from '../kit/elements/element.ts';
import { AnnounceEvent } from '../kit/events.ts';
import type { StaffDuty } from '../../schema/client/operations.ts';
import type { Acts } from './keys/keys.ts';
import type { Desk } from './store/desk.ts';
import { mayDo } from './store/duties.ts';
import { deskStyles } from './styles/desk-styles.ts';

/** Base of the desk's elements: what the desk knows, its words, and its denser look. */
export abstract class DeskElement extends JieruElement {
  static override styles = [JieruElement.styles, deskStyles];

  /** What the desk knows; the element renders again whenever that changes. */
  @property({ attribute: false }) desk: Desk | null = null;

  /** What the element does for keys while it is there, by the names in the table of keys. */
  readonly acts: Acts = {};

  readonly #changed = (): void => this.requestUpdate();
  #followed: Desk | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow(this.desk);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(null);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('desk')) this.#follow(this.desk);
  }

  /** Whether whoever is here may do something; what they may not is not offered. */
  protected may(duty: StaffDuty): boolean {
    return mayDo(this.desk?.viewer ?? null, duty);
  }

  protected announce(text: string, urgent = false): void {
    this.dispatchEvent(new AnnounceEvent({ text, urgent }));
  }

  #follow(desk: Desk | null): void {
    if (desk === this.#followed) return;
    this.#followed?.removeEventListener('change', this.#changed);
    this.#followed?.hands.delete(this);
    desk?.addEventListener('change', this.#changed);
    desk?.hands.add(this);
    this.#followed = desk;
  }
}
