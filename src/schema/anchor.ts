import { z } from 'zod';
import { date, formerly, httpsUrl, inVocabulary, line, text } from './atoms.ts';

const person = z.strictObject({
  family: line.optional().describe('Family name, in its own spelling.'),
  given: line.optional().describe('Given names.'),
  literal: line.optional().describe('Name of an organisation, in place of family and given.'),
});

/** A scholarly or official work. Bibliographic fields are named as in CSL-JSON 1.0. */
export const anchor = z
  .strictObject({
    type: inVocabulary('anchor-types').describe('CSL type of the work.'),
    title: line.describe('Title, as published.'),
    author: z
      .array(person.refine((p) => Boolean(p.literal) !== Boolean(p.family), 'needs either family (and given) or literal'))
      .min(1)
      .describe('Authors, in order.'),
    issued: date.describe('Year of publication, in quotes, or a fuller date.'),
    'container-title': line.optional().describe('Journal, proceedings or book.'),
    volume: line.optional().describe('Volume, in quotes.'),
    issue: line.optional().describe('Issue, in quotes.'),
    page: line.optional().describe('Pages, such as "39-58".'),
    publisher: line.optional().describe('Publisher.'),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'must be a DOI, such as 10.1093/qje/qjv002, without an address in front')
      .optional()
      .describe('DOI, without an address in front. Left out unless it was confirmed.'),
    URL: httpsUrl.optional().describe('Address of the work, where there is no DOI.'),
    formerly,
    field: line.describe('Field of research, such as industrial organisation.'),
    finding: text.describe('What the work finds, with its setting.'),
    mechanism: text.describe('The mechanism in one or two sentences.'),
    bearing: text.describe('What it means for AI partnerships.'),
    limits: text.describe('Where the finding stops.'),
    themes: z.array(line).describe('Key words.'),
    confirmed: z
      .strictObject({
        finding: inVocabulary('confirmations').describe('What was seen of the finding.'),
        how: z
          .array(
            z.strictObject({
              url: httpsUrl.optional().describe('Page that was read; left out where it has no lasting https address.'),
              what: line.describe('What the page is.'),
            }),
          )
          .describe('Pages that confirm the work and the finding.'),
      })
      .describe('What was confirmed, and how.'),
  })
  .describe('A scholarly or official work that explains why a structure holds or fails.');

export type Anchor = z.infer<typeof anchor>;
