// A page without any framework; the element's own script comes by a tag.
import { fetchSession, heard } from './host.mjs';

document.addEventListener('jieru-ready', ({ type }) => heard.push(type));
for (const form of document.querySelectorAll('access-filing')) form.fetchSession = fetchSession;
