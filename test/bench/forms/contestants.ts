/** What each form needs to show a field that can be used, on a page that does nothing else. */
type Facts = { readonly publishableKey: string };

const page = (head: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<link rel="icon" href="data:," />
<title>Bench</title>
${head}
</head>
<body>
<h1>Filing</h1>
${body}
<footer>© Bench</footer>
</body>
</html>`;

export const PAGES: Readonly<Record<string, (facts: Facts) => string>> = {
  jieru: ({ publishableKey }) =>
    page(
      `<style>access-filing:not(:defined) { display: block; min-height: 930px }</style>
<script type="module" src="/widget/access-filing.js"></script>`,
      `<access-filing endpoint="/graphql" publishable-key="${publishableKey}" locale="en"></access-filing>
<script type="module">
document.querySelector('access-filing').fetchSession = () => fetch('/demo/session?as=' + Math.random()).then((r) => r.text());
</script>`,
    ),
  filepond: () =>
    page(
      '<link rel="stylesheet" href="/peers/filepond/dist/filepond.min.css" />',
      `<input type="file" />
<script src="/peers/filepond/dist/filepond.min.js"></script>
<script>FilePond.create(document.querySelector('input'));</script>`,
    ),
  hanko: () =>
    page(
      '',
      `<hanko-auth></hanko-auth>
<script type="module">
import { register } from '/peers/@teamhanko/hanko-elements/dist/elements.js';
await register(location.origin);
</script>`,
    ),
  surveyjs: () =>
    page(
      `<link rel="stylesheet" href="/peers/survey-core/survey-core.min.css" />
<script src="/peers/survey-core/survey.core.min.js"></script>
<script src="/peers/survey-js-ui/survey-js-ui.min.js"></script>`,
      `<div id="survey"></div>
<script>
new Survey.Model({ elements: [
  { name: 'province', type: 'dropdown', choices: ['Beijing', 'Zhejiang'] },
  { name: 'number', type: 'text', title: 'Certificate number' },
  { name: 'domain', type: 'text', title: 'Domain' },
] }).render(document.getElementById('survey'));
</script>`,
    ),
};

/** What stands for the first field of each, below all shadow roots. */
export const FIRST_FIELDS: Readonly<Record<string, string>> = {
  jieru: 'select:enabled',
  filepond: '.filepond--browser',
  hanko: 'input[type=email]',
  surveyjs: 'input[type=text]',
};

/** Hanko's element asks its own service for the first step of a login; null for any other path. */
export const hankoAnswer = (pathname: string): object | null => {
  if (pathname !== '/login') return null;
  const input = { name: 'email', type: 'email', required: true, min_length: 3, max_length: 100 };
  return {
    name: 'login_init',
    status: 200,
    payload: {},
    csrf_token: 'bench',
    links: [],
    actions: {
      continue_with_login_identifier: {
        action: 'continue_with_login_identifier',
        href: '/login?action=continue_with_login_identifier%40bench',
        description: 'Enter an identifier to login.',
        inputs: { email: input },
      },
    },
  };
};
