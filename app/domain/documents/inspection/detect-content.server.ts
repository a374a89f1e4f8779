import { fileTypeFromBuffer } from 'file-type';
import type { Content } from './content.ts';
import { inspectCompound } from './inspect-compound.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectSvg } from './inspect-svg.ts';
import { decodeText, inspectText } from './inspect-text.ts';
import { inspectZip } from './inspect-zip.server.ts';

/** Formats that run when opened. */
const executableTypes =
  /^application\/(x-msdownload|x-dosexec|x-elf|x-mach-binary|x-executable|x-sharedlib|wasm|java-vm|java-archive|vnd\.android\.package-archive|x-ms-shortcut|x-msi|x-apple-diskimage|x-nintendo-\w+|x-deb|x-rpm|vnd\.microsoft\.portable-executable)$/;

/** Containers of one family whose brand varies with the program that wrote them. */
const sameAs: Readonly<Record<string, string>> = {
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/mp4',
};

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');
const zipEmpty = Buffer.from('PK\u0005\u0006', 'latin1');
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const startsWith = (bytes: Buffer, magic: Buffer) => bytes.subarray(0, magic.length).equals(magic);

/** @param extension what the file claims to be; only text needs it, since text looks like any other text */
export async function detectContent(bytes: Buffer, extension: string): Promise<Content> {
  if (startsWith(bytes, zipStart) || startsWith(bytes, zipEmpty)) return inspectZip(bytes);
  if (startsWith(bytes, compoundStart)) return inspectCompound(bytes);
  // Text has no magic number, and may begin like something that has one (`BM`, `MZ`): what decodes cleanly is text.
  if (extension === 'svg') return inspectSvg(bytes);
  if ((extension === 'txt' || extension === 'csv') && decodeText(bytes) !== null) return inspectText(bytes, extension);
  const known = await knownType(bytes);
  if (known === undefined || /^(text\/|application\/(xml|rtf))/.test(known)) return inspectText(bytes, extension);
  if (executableTypes.test(known)) return { rejected: 'executable' };
  if (known === 'application/pdf') return inspectPdf(bytes);
  return { type: sameAs[known] ?? known };
}

/** The kept library's answer; a file so broken that its reader gives up has no known type. */
async function knownType(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}
