import { expect, it } from 'vitest';
import { aLibrary, aPattern } from '../../testing/builders.ts';
import { vocabulary } from '../../testing/vocabulary.ts';
import { layOutFlows } from './flows.ts';

const library = aLibrary([], vocabulary);
const { roles } = aPattern().data;

it('draws an arrow from the lane that gives to the lane that receives, and says it in words', () => {
  const flows = [
    { from: 'lab', to: 'buyer', what: 'model', label: 'Inference' },
    { from: 'buyer', to: 'lab', what: 'money', label: 'Token fees' },
  ];
  const drawing = layOutFlows(library, { roles, flows });
  expect(drawing.rows.map((r) => [r.x1, r.x2])).toEqual([
    [25, 75],
    [75, 25],
  ]);
  expect(drawing.sentences).toEqual(['AI lab to Buyer: Inference (model).', 'Buyer to AI lab: Token fees (money).']);
});

it('gives each flow a row of its own, so that no two labels overlap', () => {
  const flows = Array.from({ length: 9 }, () => ({ from: 'lab', to: 'buyer', what: 'model', label: 'Inference' }));
  const { rows, height } = layOutFlows(library, { roles, flows });
  for (const [i, row] of rows.entries()) expect(row.y - (rows[i - 1]?.y ?? 0)).toBeGreaterThan(30);
  expect(rows.at(-1)!.y).toBeLessThan(height);
});

it('breaks a long name of a role into lines', () => {
  const long = [...roles, { id: 'x', label: 'Enterprise customers of the hyperscaler', does: 'Buys.' }];
  expect(layOutFlows(library, { roles: long, flows: [] }).lanes[2]!.lines).toEqual(['Enterprise', 'customers of the', 'hyperscaler']);
});
