// Vue 3 with a page that is kept alive: its elements are taken out of the document and put back.
import { createApp, h, KeepAlive, ref } from 'vue';
import '@jieru/elements/access-filing';
import { fetchSession, heard, service } from './host.mjs';

const FilingPage = {
  name: 'FilingPage',
  render: () =>
    h('access-filing', {
      endpoint: service.endpoint,
      'publishable-key': service.publishableKey,
      '.fetchSession': fetchSession,
      'onJieru-ready': ({ type }) => heard.push(type),
    }),
};

const OtherPage = { name: 'OtherPage', render: () => h('p', 'Another page') };

createApp({
  setup() {
    const shown = ref(true);
    return () => [
      h('button', { onClick: () => (shown.value = !shown.value) }, 'Toggle'),
      h(KeepAlive, () => h(shown.value ? FilingPage : OtherPage)),
    ];
  },
}).mount('#app');
