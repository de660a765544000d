/** The kinds of entry, in the plural, as folders, addresses and exports name them. */
export const kinds = ['patterns', 'clauses', 'moves', 'anchors', 'deals', 'parties', 'precedents', 'commitments', 'architectures', 'guides'] as const;

export type Kind = (typeof kinds)[number];
