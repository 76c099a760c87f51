// React 19 in strict mode, which mounts everything twice, and which hands over a new function at each render.
import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '@jieru/elements/access-filing';
import { fetchSession, heard, service } from './host.mjs';

function Page() {
  const [count, setCount] = useState(0);
  const [shown, setShown] = useState(true);
  const form = createElement('access-filing', {
    endpoint: service.endpoint,
    'publishable-key': service.publishableKey,
    fetchSession: () => fetchSession(),
    'onjieru-ready': ({ type }) => heard.push(type),
  });
  return [
    createElement('button', { key: 'count', onClick: () => setCount(count + 1) }, `Rendered ${count}`),
    createElement('button', { key: 'toggle', onClick: () => setShown(!shown) }, 'Toggle'),
    shown ? createElement('div', { key: 'form' }, form) : null,
  ];
}

createRoot(document.getElementById('app')).render(createElement(StrictMode, null, createElement(Page)));
