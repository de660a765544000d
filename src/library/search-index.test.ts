import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { projectLibrary } from '../testing/vocabulary.ts';
import { indexFolder, searchIndex } from './search-index.ts';

it('puts all files of the index but the entry into a folder that is named after what they say', () => {
  const files = [...searchIndex(projectLibrary)];
  const [, entry = ''] = files.find(([address]) => address === `${indexFolder}entry.json`) ?? [];
  const { folder } = JSON.parse(entry) as { folder: string };
  const others = files.filter(([address]) => address !== `${indexFolder}entry.json`);
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter(([address]) => !address.startsWith(`${indexFolder}${folder}/`))).toEqual([]);
  const hash = createHash('sha256');
  for (const [, content] of others) hash.update(content);
  expect(folder).toBe(hash.digest('hex').slice(0, 12));
});
