import { z } from 'zod';
import { requiredText } from '#app/domain/kernel/fields.ts';

const jobId = z.string().regex(/^\d{1,18}$/);

/** Try one again, or all of a kind. */
export const retryJobsSchema = z.object({ jobId: jobId.optional(), name: z.string().max(100).optional() });

export const discardJobSchema = z.object({ jobId, reason: requiredText(500) });
