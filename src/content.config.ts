import { defineCollection } from 'astro:content';
import { libraryLoader } from './library/loader.ts';

// Only kinds with prose need a collection: their MDX is compiled when a page renders it. All data comes from the library.
export const collections = {
  patterns: defineCollection({ loader: libraryLoader('patterns') }),
  clauses: defineCollection({ loader: libraryLoader('clauses') }),
  moves: defineCollection({ loader: libraryLoader('moves') }),
  architectures: defineCollection({ loader: libraryLoader('architectures') }),
  guides: defineCollection({ loader: libraryLoader('guides') }),
};
