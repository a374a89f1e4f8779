import { z } from 'zod';

export const switchOrganizationSchema = z.object({
  organizationId: z.uuid(),
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});
