import { z } from 'zod';

/** Signing in. Limits keep out what no person types, before any of it costs work. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  password: z.string().min(1).max(200),
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});
