import { z } from 'zod';
import { roles } from '#app/domain/kernel/actor.ts';
import { requiredText } from '#app/domain/kernel/fields.ts';

const limits = { reason: 500 } as const;

export const changeRolesSchema = z.object({ roles: z.array(z.enum(roles)).min(1).max(4) });

export const removeMemberSchema = z.object({ reason: requiredText(limits.reason) });

export const leaveOrganizationSchema = z.object({ confirmed: z.literal('on') });

export const transferOwnershipSchema = z.object({
  successorId: z.uuid(),
  /** Whether the former owner stays, as what. */
  keep: z.enum(['manager', 'member']),
  confirmed: z.literal('on'),
});
