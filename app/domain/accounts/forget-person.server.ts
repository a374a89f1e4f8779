import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { unusablePassword } from './password.server.ts';

/** What pages show where the person's name stood. */
const deletedName = 'Người dùng đã xóa';

/** Takes name, address and password out of an account; its row stays, so that what points to it stays whole. */
export async function forgetPerson(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(users)
    .set({
      email: `${userId}@da-xoa.invalid`, // RFC 2606: no mail ever goes there
      displayName: deletedName,
      passwordHash: unusablePassword,
      demoRole: null,
      lastOrganizationId: null,
      emailVerifiedAt: null,
      deletedAt: sql`now()`,
    })
    .where(eq(users.id, userId));
}
