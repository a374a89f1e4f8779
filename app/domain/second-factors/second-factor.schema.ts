import { z } from 'zod';

/** A code of the authenticator app, or one of the recovery codes; people put spaces and dashes where they like. */
const code = z.string().trim().min(6).max(40);

/** Giving a second factor while signing in. */
export const secondStepSchema = z.object({
  code,
  /** Which of the page's forms it was, so that an error stands there. */
  way: z.enum(['app', 'recovery']).optional(),
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});
