import { z } from 'zod';
import { date, formerly, inVocabulary, line, reference, source, text } from './atoms.ts';

/** What a provider publishes as its standard terms. */
export const commitment = z
  .strictObject({
    name: line.describe('Provider and topic, such as OpenAI: deprecation notice.'),
    formerly,
    provider: reference('parties').describe('Who publishes it.'),
    topic: inVocabulary('commitment-topics').describe('What it is about.'),
    value: line.optional().describe('The value in a few words, for the table.'),
    says: text.describe('What is published.'),
    asOf: date.describe('Date on which it was so.'),
    clause: reference('clauses').optional().describe('The clause that governs the same question in a contract.'),
    sources: z.array(source).min(1).describe('Where it is published.'),
  })
  .describe('What a provider publishes as its standard terms, on a date.');

export type Commitment = z.infer<typeof commitment>;
