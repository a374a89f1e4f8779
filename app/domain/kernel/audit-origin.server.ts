import { createHash, randomBytes } from 'node:crypto';
import { requestFrame } from './request-frame.server.ts';

type Personal = { ip: string | null; device: string | null; session: string | null };

/**
 * What binds an event to its personal details: SHA-256, in hex, of the salt (as it stands, hex) followed by the JSON array
 * `["de-bai-audit-origin-1", ip, device, session]`. The salt makes the commitment say nothing once the details are erased.
 */
export function commitmentOf(salt: string, { ip, device, session }: Personal): string {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify(['de-bai-audit-origin-1', ip, device, session]))
    .digest('hex');
}

/** From where the present act comes, split into what stays in the chain and what may be erased. */
export function presentOrigin() {
  const { source, requestId, ip, device, session } = requestFrame()?.origin ?? nobody;
  const recorded = { source, requestId };
  if (ip === null && device === null && session === null) return { recorded, personal: null };
  const salt = randomBytes(16).toString('hex');
  const details = { ip, device, session };
  return { recorded, personal: { commitment: commitmentOf(salt, details), salt, ...details } };
}

const nobody = { source: 'command', requestId: null, ip: null, device: null, session: null } as const;
