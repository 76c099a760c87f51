/** Served as a file of its own, so that the page needs no inline style. */
export const PORTAL_STYLE = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid GrayText; white-space: nowrap; }
.code { font: 1.1rem ui-monospace, monospace; letter-spacing: 0.1em; }
form { display: grid; gap: 1rem; max-width: 22rem; }
label { display: grid; gap: 0.25rem; }
input, button { font: inherit; padding: 0.5rem; }
[role='status'] { border: 1px solid currentColor; padding: 0.75rem; }
`;
