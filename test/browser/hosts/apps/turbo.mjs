// Turbo takes the page's body away at each visit, keeps a copy of it, and shows the copy first when somebody comes back.
import '@hotwired/turbo';
import '@jieru/elements/access-filing';
import { fetchSession, heard } from './host.mjs';

document.addEventListener('jieru-ready', ({ type }) => heard.push(type));
const begin = () => {
  for (const form of document.querySelectorAll('access-filing')) form.fetchSession = fetchSession;
};
document.addEventListener('turbo:load', begin);
