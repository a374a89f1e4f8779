import { z } from 'zod';
import { desks } from '#app/domain/kernel/actor.ts';
import { requiredText } from '#app/domain/kernel/fields.ts';

const reason = requiredText(500);

/** Platform roles by appointment; words under `staff:role.<code>`. */
export const appointedRoles = ['arbiter', 'resolver'] as const;

export const giveDesksSchema = z.object({ desks: z.array(z.enum(desks)).max(desks.length).default([]) });

export const appointSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  role: z.enum(appointedRoles),
  reason,
});

export const endAppointmentSchema = z.object({ reason });
