import { z } from 'zod';
import { requiredText } from '#app/domain/kernel/fields.ts';

export const contactTopics = [
  'account',
  'challenge',
  'solution',
  'contract',
  'complaint',
  'personal_data',
  'other',
] as const;
export type ContactTopic = (typeof contactTopics)[number];

export const contactSchema = z.object({
  topic: z.enum(contactTopics),
  message: requiredText(4_000),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
});

export const handledSchema = z.object({ messageId: z.uuid() });
