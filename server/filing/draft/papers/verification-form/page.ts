import { escapeHtml } from '../../../../platform/html.ts';
import type { FormField, FormSheet } from './sheet.ts';

const row = (fields: readonly FormField[]): string =>
  `<tr>${fields.map(({ label, value }) => `<th scope="row">${label}</th><td>${escapeHtml(value) || '&nbsp;'}</td>`).join('')}</tr>`;

const part = (title: string): string => `<tr><th colspan="4" class="part">${title}</th></tr>`;

const section = (sheet: FormSheet): string => `<section>
<h1>${sheet.title}</h1>
<table>
${sheet.parts.map(({ title, rows }) => [part(title), ...rows.map(row)].join('\n')).join('\n')}
${part(sheet.checksTitle)}
<tr><td colspan="4"><ul>${sheet.checks.map((check) => `<li>□ ${check}</li>`).join('')}</ul></td></tr>
</table>
<p>${sheet.promise}</p>
${sheet.demands.length > 0 ? `<p>本省要求：${sheet.demands.map(escapeHtml).join('；')}。</p>` : ''}
<div class="signs">${sheet.signs.map((sign) => `<p>${sign}</p>`).join('')}</div>
<p class="date">${sheet.date}</p>
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
<link rel="stylesheet" href="/forms/form.css">
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
.date { text-align: right; }
footer { margin-top: 6mm; font-size: 8pt; color: #444; }
`;
