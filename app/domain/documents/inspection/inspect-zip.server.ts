import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { RejectionReason } from '../document.policy.ts';
import { extensionOf } from '../file-name.ts';
import type { Content } from './content.ts';
import { type Budget, inflateEntry, newBudget } from './inflate-entry.server.ts';
import { decodeText } from './inspect-text.ts';
import { kindOfZip } from './zip-kind.ts';

/** Names that a desktop runs on a double click, whatever their bytes. */
const runnableExtensions = new Set(
  (
    'exe com scr pif bat cmd msi msp jar apk vbs vbe js jse mjs wsf wsh hta ps1 psm1 lnk url reg dll sys cpl ocx sh ' +
    'command app dmg deb rpm docm dotm xlsm xltm xlam pptm ppsm html htm xhtml mht svg chm iso img'
  ).split(' '),
);

/** MZ, ELF, shebang, Java class or fat Mach-O, Mach-O. */
const executableMagic = /^(4d5a|7f454c46|2321|cafebabe|cffaedfe|cefaedfe)/;

/** 7z, RAR, gzip, xz, bzip2. */
const archiveMagic = /^(377abcaf|52617221|1f8b|fd377a58|425a68)/;

const officeExtensions = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp']);

class Rejection extends Error {
  constructor(readonly reason: RejectionReason) {
    super(reason);
  }
}

/**
 * An archive or an Office file: every entry is listed and really inflated, within a budget, because sizes in a directory
 * can lie. Office files may lie inside an archive, one level deep; other archives may not.
 */
export async function inspectZip(bytes: Buffer): Promise<Content> {
  try {
    return { type: await walk(bytes, newBudget(bytes.length), 0) };
  } catch (error) {
    return { rejected: error instanceof Rejection ? error.reason : reasonOf(error) };
  }
}

/** The library's words for what it refuses by itself: names that lead out of the folder, or no archive at all. */
function reasonOf(error: unknown): RejectionReason {
  const text = error instanceof Error ? error.message : '';
  return /relative path|absolute path|invalid characters in fileName/.test(text) ? 'unsafe_paths' : 'unreadable';
}

async function walk(bytes: Buffer, budget: Budget, depth: number): Promise<string> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true });
  const entries: { name: string; head: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    if (++budget.entries > budget.maxEntries) throw new Rejection('archive_bomb');
    refuseByRecord(entry);
    const isFolder = entry.fileName.endsWith('/');
    const content = isFolder ? Buffer.alloc(0) : await inflated(zip, entry, budget);
    if (!isFolder) await inspectEntry(entry.fileName, content, budget, depth);
    entries.push({ name: entry.fileName, head: content.subarray(0, 256) });
  }
  const kind = kindOfZip(entries);
  if ('rejected' in kind) throw new Rejection(kind.rejected);
  // Only a plain archive is judged by its members' names: parts of an Office file are not opened by a double click.
  if (kind.type === 'application/zip' && entries.some(({ name }) => runnableExtensions.has(extensionOf(name))))
    throw new Rejection('executable');
  return kind.type;
}

function refuseByRecord(entry: Entry): void {
  if (entry.generalPurposeBitFlag & 1) throw new Rejection('encrypted');
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & 0xf000) === 0xa000) throw new Rejection('unsafe_paths'); // a symbolic link
}

async function inflated(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer> {
  const content = await inflateEntry(zip, entry, budget);
  if (content === null) throw new Rejection('archive_bomb');
  return content;
}

async function inspectEntry(name: string, content: Buffer, budget: Budget, depth: number): Promise<void> {
  const magic = content.subarray(0, 4).toString('hex');
  if (executableMagic.test(magic) && !isPlainText(name, content)) throw new Rejection('executable');
  if (archiveMagic.test(magic)) throw new Rejection('nested_archive');
  if (magic !== '504b0304') return;
  if (depth > 0 || !officeExtensions.has(extensionOf(name))) throw new Rejection('nested_archive');
  const type = await walk(content, budget, depth + 1);
  if (type === 'application/zip') throw new Rejection('nested_archive');
}

/** A table or a note may well begin with the letters MZ. */
function isPlainText(name: string, content: Buffer): boolean {
  return ['txt', 'csv'].includes(extensionOf(name)) && decodeText(content) !== null;
}
