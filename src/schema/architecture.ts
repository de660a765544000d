import { z } from 'zod';
import { aliases, formerly, inVocabulary, line, reference, text } from './atoms.ts';

/** A technical way to put a partner's model behind a product. */
export const architecture = z
  .strictObject({
    name: line.describe('Name of the architecture.'),
    gist: line.describe('The architecture in one line.'),
    aliases,
    formerly,
    fits: z.array(line).min(1).describe('When it fits.'),
    avoid: z.array(line).min(1).describe('When it does not.'),
    effects: z
      .array(
        z.strictObject({
          on: line.describe('Property, such as switching cost.'),
          level: inVocabulary('levels').describe('How high it is.'),
          why: text.describe('Why.'),
        }),
      )
      .min(1)
      .describe('What it does to the properties that the contract must then carry.'),
    clauses: z.array(reference('clauses')).describe('Clauses that the architecture makes necessary or possible.'),
    patterns: z.array(reference('patterns')).describe('Shapes in which it is used.'),
  })
  .describe("A technical way to put a partner's model behind a product.");

export type Architecture = z.infer<typeof architecture>;
