import { z } from 'zod';
import { textField } from '#app/domain/kernel/fields.ts';

const limits = { message: 500 } as const;

/** What an invitation may offer. Ownership is given to members only: a link in a mail does not hand an organisation over. */
export const invitableRoles = ['manager', 'finance', 'member'] as const;

export const inviteMemberSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  roles: z.array(z.enum(invitableRoles)).min(1).max(3),
  message: textField(limits.message),
});

/** Buttons of the list of pending invitations. */
export const invitationActSchema = z.object({ act: z.enum(['resend', 'revoke']), invitationId: z.uuid() });

export const acceptInvitationSchema = z.object({ invitationId: z.uuid() });
