/**
 * The components that prose may use, with their attributes. Prose is Markdown and these, nothing else: a contributed
 * file must not be able to run anything.
 */
export interface ComponentRule {
  about: string;
  attributes: Record<string, { required: boolean; values?: readonly string[]; about: string }>;
}

export const components: Record<string, ComponentRule> = {
  Aside: {
    about: 'A remark beside the argument, with a title.',
    attributes: {
      kind: {
        required: true,
        values: ['note', 'caution', 'claim'],
        about: 'note: good to know. caution: a trap. claim: a practitioner says so without evidence.',
      },
      title: { required: true, about: 'A few words in sentence case.' },
    },
  },
};

/** The words before the title of an Aside of that kind. */
export function asideLead(kind: string): string {
  return { caution: 'Caution: ', claim: 'Claim without evidence: ' }[kind] ?? '';
}
