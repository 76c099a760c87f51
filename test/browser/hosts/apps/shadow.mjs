// An element of the host's own, with the form in its shadow root.
import '@jieru/elements/access-filing';
import { fetchSession, heard, service } from './host.mjs';

customElements.define(
  'host-card',
  class extends HTMLElement {
    connectedCallback() {
      const form = document.createElement('access-filing');
      Object.assign(form, { ...service, fetchSession });
      this.attachShadow({ mode: 'open' }).append(form);
    }
  },
);
document.addEventListener('jieru-ready', ({ type }) => heard.push(type));
