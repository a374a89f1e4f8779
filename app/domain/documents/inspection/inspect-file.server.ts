import { createHash } from 'node:crypto';
import type { Verdict } from '../check-document.server.ts';
import { contentTypes, type RejectionReason, refusalOf } from '../document.policy.ts';
import { extensionOf } from '../file-name.ts';
import { detectContent } from './detect-content.server.ts';
import { hasPolyglotTail } from './polyglot.ts';

/**
 * Decides by its bytes whether a file may be handed to readers. The name only says what it claims to be: a file is
 * refused when the bytes are anything else, even something harmless.
 */
export async function inspectFile(bytes: Buffer, name: string, announcedBytes: number): Promise<Verdict> {
  const reason = await rejectionOf(bytes, name, announcedBytes);
  if (reason) return { accepted: false, reason };
  return {
    accepted: true,
    contentType: contentTypes[extensionOf(name)] ?? 'application/octet-stream',
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function rejectionOf(bytes: Buffer, name: string, announcedBytes: number): Promise<RejectionReason | null> {
  const refused = refusalOf({ name, sizeBytes: bytes.length });
  if (refused) return refused;
  if (bytes.length !== announcedBytes) return 'size_mismatch';
  const content = await detectContent(bytes, extensionOf(name));
  if ('rejected' in content) return content.rejected;
  if (content.type !== contentTypes[extensionOf(name)]) return 'type_mismatch';
  return hasPolyglotTail(bytes, content.type) ? 'polyglot' : null;
}
