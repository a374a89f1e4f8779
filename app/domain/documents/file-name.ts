/** Longest name kept, in UTF-8 bytes: a Vietnamese letter takes up to three, and file systems stop at 255. */
const maxBytes = 180;

/** Letters that change the order in which a name is shown, or are not shown at all: `gpj.exe` reads as `exe.jpg`. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu;

/** Characters that some file system or command line gives a meaning. */
const reserved = /[<>:"|?*]/g;

/** Device names of Windows, with whatever extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The part after the last dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/**
 * A file's name as it is stored and shown: one path segment in composed Unicode, without control, invisible or
 * direction-changing letters, of at most 180 bytes with its extension kept. Never empty.
 */
export function cleanFileName(given: string): string {
  const segment = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = segment
    .replace(invisible, '')
    .replace(reserved, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(device, '_$1');
  return shortened(plain === '' ? 'tai-lieu' : plain);
}

function shortened(name: string): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  if (bytes(name) <= maxBytes) return name;
  const extension = extensionOf(name);
  const tail = extension && extension.length <= 10 ? `.${extension}` : '';
  let stem = [...name.slice(0, name.length - tail.length)];
  while (bytes(stem.join('') + tail) > maxBytes) stem = stem.slice(0, -1);
  return stem.join('').trimEnd() + tail;
}
