import { z } from 'zod';
import { id, line } from './atoms.ts';

/** Tolerated problems. One that no longer occurs is itself a problem, so the list only grows shorter. */
export const exceptions = z
  .array(
    z.strictObject({
      rule: id.describe('The rule that is not kept.'),
      file: line.describe('The file in which it is not kept.'),
      reason: line.describe('Why that is right for now.'),
    }),
  )
  .describe('Problems that are tolerated for a stated reason.');

export type Exceptions = z.infer<typeof exceptions>;
