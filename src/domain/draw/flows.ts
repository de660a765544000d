/**
 * Geometry of a pattern's drawing: one lane for each role, one row for each flow. Lanes are percentages of the width,
 * so that the drawing re-lays itself at any width and its words keep their size.
 */
import type { Pattern } from '../../schema/index.ts';
import { label, type Library } from '../library.ts';

export interface FlowDrawing {
  /** Height in pixels. */
  height: number;
  lanes: { x: number; lines: string[] }[];
  rows: {
    y: number;
    x1: number;
    x2: number;
    /** Id of the kind of flow; the style gives it a colour and a dash. */
    what: string;
    kind: string;
    label: string;
    /** Where the words stand on a wide screen. */
    textX: number;
    anchor: 'start' | 'middle' | 'end';
  }[];
  /** The drawing in words, one sentence for each flow. */
  sentences: string[];
}

const rowHeight = 44;
const lineHeight = 15;
/** Characters of a lane's name that fit on one line, by number of lanes. */
const lineLength = (lanes: number) => (lanes <= 3 ? 18 : lanes === 4 ? 14 : 11);

export function layOutFlows(library: Library, { roles, flows }: Pick<Pattern, 'roles' | 'flows'>): FlowDrawing {
  const x = (index: number) => Math.round(((index + 0.5) / roles.length) * 10_000) / 100;
  const lanes = roles.map((role, i) => ({ x: x(i), lines: wrap(role.label, lineLength(roles.length)) }));
  const top = Math.max(...lanes.map((l) => l.lines.length)) * lineHeight + 30;
  const place = new Map(roles.map((role, i) => [role.id, i]));
  const name = new Map(roles.map((role) => [role.id, role.label]));
  const rows = flows.map((flow, i) => {
    const x1 = x(place.get(flow.from) ?? 0);
    const x2 = x(place.get(flow.to) ?? 0);
    const middle = (x1 + x2) / 2;
    const anchor = middle < 34 ? ('start' as const) : middle > 66 ? ('end' as const) : ('middle' as const);
    return {
      y: top + i * rowHeight + 26,
      x1,
      x2,
      what: flow.what,
      kind: label(library, 'flows', flow.what),
      label: flow.label,
      textX: anchor === 'start' ? Math.min(x1, x2) : anchor === 'end' ? Math.max(x1, x2) : middle,
      anchor,
    };
  });
  const sentences = flows.map(
    (f) => `${name.get(f.from) ?? f.from} to ${name.get(f.to) ?? f.to}: ${f.label} (${label(library, 'flows', f.what).toLowerCase()}).`,
  );
  return { height: top + flows.length * rowHeight + 8, lanes, rows, sentences };
}

/** Words in lines of at most `length` characters where a single word allows it. */
function wrap(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
