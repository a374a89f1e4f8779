import type { Content } from './content.ts';

/** Streams that tell the kinds of compound file (MS-CFB) apart; an installer (.msi) is one too and has none of them. */
const streams = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
] as const;

const macroStreams = ['_VBA_PROJECT', 'Macros', '_VBA_PROJECT_CUR'];

/** Office files from before 2007. Directory entries hold names in UTF-16, ended by a null character. */
export function inspectCompound(bytes: Buffer): Content {
  const has = (name: string) => bytes.includes(Buffer.from(`${name}\u0000`, 'utf16le'));
  if (has('EncryptedPackage')) return { rejected: 'encrypted' };
  if (macroStreams.some(has)) return { rejected: 'macros' };
  const known = streams.find(([name]) => has(name));
  return known ? { type: known[1] } : { rejected: 'executable' };
}
