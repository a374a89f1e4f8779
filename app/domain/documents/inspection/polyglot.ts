const endOfDirectory = Buffer.from('PK\u0005\u0006', 'latin1');
const directoryEntry = 0x02014b50;

/** Markup that a careless reader could run, hidden in a picture's comments or after its end. */
const markup = ['<script', '<SCRIPT', '<?php', '<html', '<HTML', '<svg', '%PDF-1.'];

/** Whether a file that begins as one thing also reads as another: an archive behind a PDF, a page inside a picture. */
export function hasPolyglotTail(bytes: Buffer, type: string): boolean {
  if (isZipBased(type)) return false;
  if (endsAsZip(bytes)) return true;
  return /^(image\/(png|jpeg|gif|webp)|video\/)/.test(type) && markup.some((text) => bytes.includes(text));
}

function isZipBased(type: string): boolean {
  return type === 'application/zip' || /openxmlformats|opendocument/.test(type);
}

/** An end-of-central-directory record (APPNOTE 4.3.16) that points at a directory really there. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.lastIndexOf(endOfDirectory); at >= from; at = bytes.lastIndexOf(endOfDirectory, at - 1)) {
    if (at + 22 > bytes.length) continue;
    const start = at - bytes.readUInt32LE(at + 12);
    if (start >= 0 && start + 4 <= at && bytes.readUInt32LE(start) === directoryEntry) return true;
    if (at === 0) break;
  }
  return false;
}
