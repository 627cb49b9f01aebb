import type { Quantity } from '../math';
import { blocksFor, type BlockName } from './blocks';
import { pythonComment, pythonNumber, pythonText } from './literals';

/** A number that was shown, and the Python expression that finds it again. */
export interface PythonRow {
  readonly name: string;
  /** What it is, for a comment. */
  readonly words: string;
  readonly quantity: Quantity;
  readonly python: string;
  /** Of what size its parts are where they cancel, as a Python number or expression. */
  readonly size?: string;
}

/** A line of a derivation: its terms, and its value where it has one (∞ − ∞ has none). */
interface PythonLine {
  readonly name: string;
  readonly value?: { readonly value: number; readonly errorBound: number };
  readonly terms: readonly PythonRow[];
}

interface PythonSection {
  readonly title: string;
  readonly lines: readonly PythonLine[];
}

export interface PythonScript {
  readonly title: string;
  /** The figure and its state, as in a link: "two-rulers/?q=normal_0_1". */
  readonly state: string;
  readonly blocks: readonly BlockName[];
  /** The state and what is worked out from it, before the rows. */
  readonly setup: string;
  readonly rows: readonly PythonRow[];
  readonly derivations: readonly PythonSection[];
  /** What PyTorch has a closed form for: run where it is installed. */
  readonly torch?: { readonly imports: string; readonly rows: readonly PythonRow[] };
}

/** The script: runs as it is, prints one row per number, and ends with exit code 1 should any of them differ. */
export function pythonScript(script: PythonScript): string {
  const { title, state, blocks, setup, rows, derivations, torch } = script;
  const main = [
    heading('The state of the figure'),
    setup.trim(),
    heading('The numbers that the figure shows'),
    ["print(f\"{'':<42} {'shown':>24} {'Python':>24} {'difference':>10}\")", ...rows.map(row)].join(
      '\n',
    ),
    ...derivations.flatMap((section) => [
      heading(section.title),
      [`print(${pythonText(`\n${section.title}`)})`, ...section.lines.map(line)].join('\n'),
    ]),
    ...(torch
      ? [heading('PyTorch’s closed form, where PyTorch is installed'), torchPart(torch)]
      : []),
    [
      'print(f"\\n{sum(rows)} of {len(rows)} numbers agree")',
      'raise SystemExit(0 if all(rows) else 1)',
    ].join('\n'),
  ].join('\n\n');
  return [
    head(title, state),
    IMPORTS,
    `${blocksFor(['check', ...blocks], main)}\n\n`,
    `${main}\n`,
  ].join('\n');
}

function head(title: string, state: string): string {
  return `#!/usr/bin/env python3
"""${title} (Nats & Squares): every number of the figure, found again with NumPy and SciPy.

The figure and its state: ${state.replaceAll('\\', '')}

Prints of each number its name, what the figure showed, what Python finds, and the difference.
Information is in nats. Needs Python 3.9 or newer with NumPy and SciPy.
"""
`;
}

const IMPORTS = `import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special, stats

# 0 · ∞, log 0 and the like are dealt with where they come up.
np.seterr(all="ignore")

`;

function heading(title: string): string {
  const text = `# ── ${title} `;
  return `\n${text}${'─'.repeat(Math.max(0, 98 - text.length))}`;
}

function row({ name, words, quantity, python, size }: PythonRow): string {
  const args = argumentsOf(name, quantity, python, size);
  return `${pythonComment(words)}\ncheck(${args})`;
}

function line({ name, value, terms }: PythonLine): string {
  const shown = value
    ? `${pythonNumber(value.value)}, ${pythonNumber(value.errorBound)}`
    : 'None, 0.0';
  const parts = terms.flatMap(({ name: term, words, quantity, python, size }) => [
    `    ${pythonComment(words)}`,
    `    (${argumentsOf(term, quantity, python, size)}),`,
  ]);
  return [`check_line(${pythonText(name)}, ${shown}, [`, ...parts, '])'].join('\n');
}

function argumentsOf(
  name: string,
  { value, errorBound }: Quantity,
  python: string,
  size: string | undefined,
): string {
  const args = [pythonText(name), pythonNumber(value), pythonNumber(errorBound), python];
  return (size === undefined ? args : [...args, size]).join(', ');
}

function torchPart({ imports, rows }: NonNullable<PythonScript['torch']>): string {
  return [
    'try:',
    '    import torch',
    `    ${imports}`,
    'except ImportError:',
    '    print("\\nPyTorch is not installed: its closed form is left out")',
    'else:',
    '    torch.set_default_dtype(torch.float64)',
    '    print("\\nPyTorch")',
    ...rows.flatMap((each) => row(each).split('\n')).map((text) => `    ${text}`),
  ].join('\n');
}
