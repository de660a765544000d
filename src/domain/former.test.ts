import { expect, it } from 'vitest';
import { aDeal, aLibrary } from '../testing/builders.ts';
import { vocabulary } from '../testing/vocabulary.ts';
import { formerAddresses } from './former.ts';

it('leads each former address of an entry to its present one', () => {
  expect(formerAddresses(aLibrary([aDeal({ formerly: ['old-deal', 'older-deal'] }, 'new-deal')], vocabulary))).toEqual({
    '/deals/old-deal/': '/deals/new-deal/',
    '/deals/older-deal/': '/deals/new-deal/',
  });
});
