import best from './blocks/best.py?raw';
import bestNormal from './blocks/bestNormal.py?raw';
import bestL2 from './blocks/bestL2.py?raw';
import check from './blocks/check.py?raw';
import families from './blocks/families.py?raw';
import integrals from './blocks/integrals.py?raw';
import model from './blocks/model.py?raw';
import pair from './blocks/pair.py?raw';
import theta from './blocks/theta.py?raw';
import weighted from './blocks/weighted.py?raw';
import { calledFrom } from './calledFrom';

/** Parts of a script that are Python files here, in the order in which they may follow one another. */
const BLOCKS = {
  check,
  integrals,
  families,
  pair,
  model,
  weighted,
  best,
  bestL2,
  bestNormal,
  theta,
} as const;

export type BlockName = Exclude<keyof typeof BLOCKS, 'families'>;

const FAMILIES_TITLE = `# ── Families of densities ${'─'.repeat(70)}`;

/** The blocks of these names, and of the families only the functions that are called. */
export function blocksFor(names: readonly BlockName[], code: string): string {
  const parts = (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[]).flatMap((name) => {
    if (name === 'families') return usedFamilies(names, code);
    return names.includes(name) ? [BLOCKS[name]] : [];
  });
  return parts.map((part) => part.trim()).join('\n\n\n');
}

function usedFamilies(names: readonly BlockName[], code: string): string[] {
  const all = families.trim().split(/\n\n\n(?=def )/);
  const used = calledFrom([code, ...names.map((name) => BLOCKS[name])], all);
  return used.length > 0 ? [[FAMILIES_TITLE, ...used].join('\n\n\n')] : [];
}
