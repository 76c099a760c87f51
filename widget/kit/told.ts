/**
 * What a host page is told. Form and desk are built apart, and a page may load the package's classes beside them: an event is of a
 * class when it has the class's name, wherever its code came from.
 */
export class JieruEvent<Detail> extends CustomEvent<Detail> {
  /** The name to listen for. */
  static readonly type: string = '';

  constructor(type: string, detail: Detail) {
    super(type, { detail, bubbles: true, composed: true });
  }

  static override [Symbol.hasInstance](this: { readonly type: string }, value: unknown): boolean {
    return value instanceof CustomEvent && value.type === this.type;
  }
}

/** What went wrong, by the code of the API or one of the page's own, and where. */
export type Trouble = { code: string; message: string; filingId: string | null; step: string | null };

/** Something the person at the page cannot repair went wrong; `code` is the API's, e.g. `FORBIDDEN_ORIGIN`, or one of the guide's. */
export class JieruErrorEvent extends JieruEvent<Trouble> {
  static override readonly type: string = 'jieru-error';

  constructor(detail: Trouble) {
    super(JieruErrorEvent.type, detail);
  }
}

/** One line for whoever builds the page. */
export const warn = (code: string, message: string, link = ''): void =>
  console.warn(`Jieru: ${code}. ${message} ${link}`);

declare global {
  interface GlobalEventHandlersEventMap {
    'jieru-error': JieruErrorEvent;
  }
}
