import { z } from 'zod';

/** One line of the inbox, or all of them when none is named. */
export const markReadSchema = z.object({ notificationId: z.uuid().optional() });

/** Where a page of the inbox begins: the id of the last line of the page before. */
export const pageSchema = z.uuid();
