import type { Lang } from '#app/i18n/href.ts';
import { Html, html } from './html.ts';

/** Looks like a document on paper, on its own, without anything fetched from elsewhere. */
const style = `
  body{margin:0;background:#fff;color:#15191a;font:16px/1.6 "Be Vietnam Pro",Georgia,"Times New Roman",serif}
  main{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
  h1{font-size:1.5rem;line-height:1.3;text-align:center;margin:1.5rem 0 .25rem}
  h2{font-size:1.1rem;line-height:1.35;margin:2rem 0 .5rem}
  .motto,.number{text-align:center;margin:0}.motto{font-weight:bold}
  table{width:100%;border-collapse:collapse;margin:.75rem 0}
  th,td{border:1px solid #9aa3a4;padding:.4rem .6rem;text-align:left;vertical-align:top}
  td.amount,th.amount{text-align:right;font-variant-numeric:tabular-nums}
  td.amount,th.amount,td.day{white-space:nowrap}td p,td strong,h1,p{overflow-wrap:anywhere}
  dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.25rem 1rem;margin:.5rem 0}
  dt{color:#4c5657}dd{margin:0}code{font-size:.8em;overflow-wrap:anywhere}
  section+section[lang=en]{margin-top:4rem;border-top:2px solid #15191a;padding-top:1rem}
  @media print{main{max-width:none;padding:0}section[lang=en]{break-before:page}}
`;

/**
 * A document of both languages in one file, Vietnamese first: the same bytes for everybody, so that one SHA-256 names
 * them. The part inside `<main>` is what pages show.
 */
export function signedDocument(title: string, parts: Record<Lang, Html>): string {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<section lang="vi">
${parts.vi}
</section>
<section lang="en">
${parts.en}
</section>
</main>
</body>
</html>
`.text;
}

/** What a page shows of such a document: its sections, without head and style. */
export function documentBody(document: string): string {
  const from = document.indexOf('<main>') + '<main>'.length;
  return document.slice(from, document.lastIndexOf('</main>'));
}
