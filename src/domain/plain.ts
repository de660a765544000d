/** What something is made of, as one text: two things that are made of the same need not be made twice. */

/** Plain data as text, entries in short. Equal texts, equal data; what is no plain data would be lost, and a test keeps it out of views. */
export const plainText = (data: unknown): string => (typeof data === 'string' ? data : JSON.stringify(data));
