// A form in a modal dialog of the page.
import '@jieru/elements/access-filing';
import { fetchSession, heard } from './host.mjs';

document.addEventListener('jieru-ready', ({ type }) => heard.push(type));
document.querySelector('access-filing').fetchSession = fetchSession;
document.querySelector('dialog').showModal();
