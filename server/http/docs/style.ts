/** Served as a file of its own, so that no page needs an inline style. */
export const DOCS_STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1b2430, #e6e9ee); --quiet: light-dark(#556070, #a2acba); --ground: light-dark(#ffffff, #14181e);
  --raised: light-dark(#f4f6f9, #1d232b); --line: light-dark(#d9dfe7, #323b47); --link: light-dark(#0b57b0, #86b8ff);
  --mark: light-dark(#8a4b00, #f0b568);
  font: 16px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; color: var(--ink); background: var(--ground);
}
* { box-sizing: border-box; }
body { margin: 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, input:focus-visible, button:focus-visible, pre:focus-visible, main:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 1; background: var(--ground); padding: 0.5rem; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.25rem; padding: 0.75rem max(1.25rem, calc((100% - 59.5rem) / 2)); border-bottom: 1px solid var(--line); background: var(--raised); }
.brand { font-weight: 650; color: inherit; text-decoration: none; }
nav { display: flex; gap: 1rem; }
nav a { text-decoration: none; padding-block: 0.25rem; }
nav a[aria-current] { color: inherit; box-shadow: inset 0 -2px var(--link); }
[role='search'] { display: flex; gap: 0.5rem; flex: 1 1 16rem; }
[role='search'] input { flex: 1; min-width: 0; }
input, button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 0.4rem; padding: 0.3rem 0.7rem; min-height: 2.4rem; }
button { cursor: pointer; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0.25rem 0 0.75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.75rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.4rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; }
p, .members dd { max-width: 46rem; }
code, pre { font-family: ui-monospace, Menlo, Consolas, 'PingFang SC', 'Microsoft YaHei', monospace; font-size: 0.92em; }
h1 code, h3 code { font-size: 1em; }
code { overflow-wrap: anywhere; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1rem; overflow: auto; max-height: 34rem; margin: 0.5rem 0; line-height: 1.5; tab-size: 2; }
.kind { color: var(--quiet); font-size: 0.9rem; margin: 0; }
.names { list-style: none; margin: 0; padding: 0; columns: 17rem; column-gap: 2rem; }
.names li { padding: 0.15rem 0; break-inside: avoid; overflow-wrap: anywhere; }
.contents { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1rem 0 0; padding: 0; }
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.35rem 1.5rem; margin: 1.25rem 0; padding: 0.9rem 1rem; background: var(--raised); border-radius: 0.5rem; }
.facts dt { color: var(--quiet); }
.facts dd, .members dd { margin: 0; }
.facts ul { list-style: none; margin: 0; padding: 0; }
.members { margin: 0; }
.members > dt { padding-top: 0.8rem; overflow-wrap: anywhere; scroll-margin-top: 1rem; }
.members > dt:not(:first-child) { border-top: 1px solid var(--line); }
.members > dd { padding: 0.2rem 0 0.8rem; }
.members dt:target { background: light-dark(#fff4d6, #3a3216); }
.members .members { margin: 0.25rem 0 0 1rem; padding-left: 1rem; border-left: 2px solid var(--line); }
.members .members > dt, .members .members > dd { border: 0; padding-block: 0.15rem; }
.must { color: var(--quiet); font-size: 0.85rem; }
.gone { color: var(--mark); }
.results { list-style: none; margin: 0; padding: 0; }
.results li { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
.results p { margin: 0.15rem 0 0; }
article { border-top: 1px solid var(--line); padding-block: 1rem; }
article h2, article h3 { border: 0; padding: 0; font-size: 1rem; margin: 0 0 0.25rem; }
article dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0; }
article dt { color: var(--quiet); }
article dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 34rem) {
  [role='search'] { order: 1; flex-basis: 100%; }
  .language { margin-left: auto; }
  .facts, article dl { grid-template-columns: 1fr; gap: 0; }
  .facts dd, article dd { margin-bottom: 0.5rem; }
}
`;
