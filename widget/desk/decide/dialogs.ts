import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeskDecidedEvent } from '../events.ts';
import type { Desk } from '../store/desk.ts';
import type { Decision } from '../types.ts';
import './originals-dialog.ts';
import './pass-dialog.ts';
import './receive-dialog.ts';
import './retry-dialog.ts';
import './return-dialog.ts';
import './shipment-dialog.ts';

type Dialogs = {
  desk: Desk;
  /** Which one is open. */
  open: Decision | null;
  close: () => void;
  decided: (event: DeskDecidedEvent) => void;
};

/** A dialog for each decision, of which at most one is open. */
export const decisionDialogs = ({ desk, open, close, decided }: Dialogs): TemplateResult => html`
  <jieru-desk-pass
    .desk=${desk}
    ?open=${open === 'PASS'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-pass>
  <jieru-desk-return
    .desk=${desk}
    ?open=${open === 'RETURN'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-return>
  <jieru-desk-originals
    .desk=${desk}
    ?open=${open === 'REQUEST_ORIGINALS'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-originals>
  <jieru-desk-receive
    .desk=${desk}
    ?open=${open === 'RECEIVE_ORIGINALS'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-receive>
  <jieru-desk-retry
    .desk=${desk}
    ?open=${open === 'RETRY_HAND_OVER'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-retry>
  <jieru-desk-shipment
    .desk=${desk}
    ?open=${open === 'REPORT_SHIPMENT'}
    @close=${close}
    @jieru-desk-decided=${decided}
  ></jieru-desk-shipment>
`;
