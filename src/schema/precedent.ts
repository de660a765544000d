import { z } from 'zod';
import { aliases, date, formerly, inVocabulary, line, reference, source, text } from './atoms.ts';

/** Something that counsel reason against. */
export const precedent = z
  .strictObject({
    name: line.describe('Name in general use.'),
    aliases,
    formerly,
    kind: inVocabulary('precedent-kinds').describe('What kind of document it is.'),
    body: line.describe('Court, authority or standard setter.'),
    jurisdiction: line.describe('Where it has force, such as US, UK or EU.'),
    date: date.describe('Date of the decision or document.'),
    status: line.describe('Where it stands, with the date on which that was so where it matters.'),
    holding: text.describe('What was decided, found or required.'),
    lesson: text.describe('What it means for a partnership contract.'),
    clauses: z.array(reference('clauses')).optional().describe('Clauses on which it bears.'),
    moves: z.array(reference('moves')).optional().describe('Moves that it shows.'),
    deals: z.array(reference('deals')).optional().describe('Deals that it is about.'),
    sources: z.array(source).min(1).describe('Where it can be read.'),
  })
  .describe('A judgment, decision, rule or official study that counsel reason against.');

export type Precedent = z.infer<typeof precedent>;
