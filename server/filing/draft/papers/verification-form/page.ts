import { escapeHtml } from '../../../../platform/html.ts';
import type { ElectronicPart, FormField, FormSheet } from './sheet.ts';

const row = (fields: readonly FormField[]): string =>
  `<tr>${fields.map(({ label, value }) => `<th scope="row">${label}</th><td>${escapeHtml(value) || '&nbsp;'}</td>`).join('')}</tr>`;

const part = (title: string): string => `<tr><th colspan="4" class="part">${title}</th></tr>`;

const ticked = (sheet: FormSheet): string => `${part(sheet.checksTitle)}
<tr><td colspan="4"><ul>${sheet.checks.map((check) => `<li>□ ${check}</li>`).join('')}</ul></td></tr>`;

const wide = (fields: readonly FormField[]): string =>
  fields
    .map(
      ({ label, value }) =>
        `<tr><th scope="row">${label}</th><td colspan="3">${escapeHtml(value) || '&nbsp;'}</td></tr>`,
    )
    .join('');

const verified = ({ title, rows }: ElectronicPart): string =>
  `${part(title)}
${rows.map((fields) => (fields.length > 1 ? row(fields) : wide(fields))).join('\n')}`;

/** The points are digits and commas by what was taken (`sign.ts`). */
const signed = ({ signature: { label, name, strokes }, commitment }: ElectronicPart): string =>
  `<p>${label}${escapeHtml(name)}</p>
<svg class="signature" viewBox="0 0 1000 400" role="img" aria-label="${escapeHtml(name)}">${strokes
    .map((points) => `<polyline points="${escapeHtml(points)}"/>`)
    .join('')}</svg>
${commitment.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}`;

const section = (sheet: FormSheet): string => `<section>
<h1>${sheet.title}</h1>
<table>
${sheet.parts.map(({ title, rows }) => [part(title), ...rows.map(row)].join('\n')).join('\n')}
${sheet.electronic ? verified(sheet.electronic) : ticked(sheet)}
</table>
${sheet.electronic ? '' : `<p>${sheet.promise}</p>`}
${sheet.demands.length > 0 ? `<p>本省要求：${sheet.demands.map(escapeHtml).join('；')}。</p>` : ''}
${
  sheet.electronic
    ? signed(sheet.electronic)
    : `<div class="signs">${sheet.signs.map((sign) => `<p>${sign}</p>`).join('')}</div>
<p class="date">${sheet.date}</p>`
}
<footer>${escapeHtml(sheet.footer)}</footer>
</section>`;

/** The form as a page, ready to print, sign and seal. */
export const verificationFormPage = (sheets: readonly FormSheet[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>真实性核验单</title>
<link rel="stylesheet" href="form.css">
</head>
<body>
${sheets.map(section).join('\n')}
</body>
</html>
`;

export const FORM_STYLE = `@page { size: A4; margin: 16mm; }
body { margin: 0 auto; max-width: 190mm; padding: 8mm; font: 10.5pt/1.5 "Songti SC", "Noto Serif CJK SC", SimSun, serif; color: #000; background: #fff; }
section { page-break-after: always; break-after: page; }
h1 { text-align: center; font-size: 17pt; margin: 0 0 6mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.4pt solid #000; padding: 1.6mm 2mm; text-align: left; font-weight: normal; overflow-wrap: anywhere; vertical-align: top; }
th { width: 15%; }
th.part { text-align: center; font-weight: bold; background: #eee; }
ul { margin: 0; padding: 0; list-style: none; columns: 2; }
.signs { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6mm; margin-top: 10mm; min-height: 26mm; }
.signature { width: 60mm; border: 0.4pt solid #000; }
.signature polyline { fill: none; stroke: #000; stroke-width: 9; stroke-linecap: round; stroke-linejoin: round; }
.date { text-align: right; }
footer { margin-top: 6mm; font-size: 8pt; color: #444; }
`;
