import { z } from 'zod';
import { formerly, inVocabulary, line, reference } from './atoms.ts';

/** An organisation that appears in deals. */
export const party = z
  .strictObject({
    name: line.describe('Name in general use.'),
    aliases: z.array(line).optional().describe('Other names, units and brands.'),
    formerly,
    kind: inVocabulary('party-kinds').describe('What kind of organisation it is.'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code of two capitals, such as US')
      .optional()
      .describe('Country of its head office, ISO 3166 alpha-2.'),
    parent: reference('parties').optional().describe('The party that controls it.'),
  })
  .describe('An organisation that appears in deals.');

export type Party = z.infer<typeof party>;
