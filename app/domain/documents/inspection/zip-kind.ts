import type { Content } from './content.ts';

const openDocument = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/;
const office = 'application/vnd.openxmlformats-officedocument';

/** What a zip archive is, by the members that each format demands (ECMA-376 part 2, OpenDocument 1.2 part 3). */
export function kindOfZip(entries: { name: string; head: Buffer }[]): Content {
  const names = new Set(entries.map(({ name }) => name));
  const under = (folder: string) => entries.some(({ name }) => name.startsWith(folder));
  if (names.has('AndroidManifest.xml') || names.has('META-INF/MANIFEST.MF')) return { rejected: 'executable' };
  if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) return { rejected: 'macros' };

  const mimetype = entries
    .find(({ name }) => name === 'mimetype')
    ?.head.toString('latin1')
    .trim();
  if (mimetype !== undefined && openDocument.test(mimetype)) {
    return under('Basic/') || under('Scripts/') ? { rejected: 'macros' } : { type: mimetype };
  }
  if (names.has('[Content_Types].xml')) {
    if (under('word/')) return { type: `${office}.wordprocessingml.document` };
    if (under('xl/')) return { type: `${office}.spreadsheetml.sheet` };
    if (under('ppt/')) return { type: `${office}.presentationml.presentation` };
  }
  return { type: 'application/zip' };
}
