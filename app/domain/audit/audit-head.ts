import { z } from 'zod';

/** What is published of a batch outside the database: whoever holds it finds a chain that was cut or hashed anew. */
export const auditHeadSchema = z.object({
  batch: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  events: z.number().int(),
  lastId: z.string(),
  sealedAt: z.string(),
});

export type AuditHead = z.infer<typeof auditHeadSchema>;
