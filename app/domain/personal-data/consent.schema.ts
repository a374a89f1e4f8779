import { z } from 'zod';
import { consentPurposes } from './consent.topics.ts';

export const changeConsentSchema = z.object({
  purpose: z.enum(consentPurposes.map(({ purpose }) => purpose)),
  decision: z.enum(['give', 'withdraw']),
});
