import { z } from 'zod';
import { aliases, formerly, line } from './atoms.ts';

/** A page of advice on using the library. */
export const guide = z
  .strictObject({
    title: line.describe('Title of the guide.'),
    gist: line.describe('What the reader can do after it, in one line.'),
    order: z.number().int().nonnegative().describe('Place in the list of guides.'),
    aliases,
    formerly,
  })
  .describe('A page of advice on using the library.');

export type Guide = z.infer<typeof guide>;
