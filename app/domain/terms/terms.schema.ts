import { z } from 'zod';

/** Accepting what is in force. `shown` names the versions on the page: a form of yesterday does not accept today's text. */
export const acceptTermsSchema = z.object({
  agreed: z.literal('on'),
  shown: z.string().max(200),
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});
