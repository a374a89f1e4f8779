import { z } from 'zod';
import { deliveries, optionalTopics } from './notification.topics.ts';

/** A choice for every topic that leaves one. */
export const preferencesSchema = z.object(
  Object.fromEntries(optionalTopics.map((topic) => [topic, z.enum(deliveries)])),
);
