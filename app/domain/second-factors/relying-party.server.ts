import { env } from '#app/env.server.ts';

/** Who asks for passkeys: they are bound to the host name that people see (WebAuthn, 5.1.2). */
export const relyingParty = {
  name: 'Đề Bài',
  id: new URL(env.publicUrl).hostname,
  origin: new URL(env.publicUrl).origin,
};
