import { ticks as roundValues, tickStep } from 'd3-array';
import { superscript } from '../ui';
import type { PlotScale, ScaleSpec } from './scale';

interface Tick {
  readonly value: number;
  readonly pixel: number;
  /** Empty for a tick without a label. */
  readonly text: string;
}

/** Width of one digit, in font sizes. */
const DIGIT = 0.55;

/**
 * Round tick values with labels, as many as fit without touching: along x by the width of the labels, along y by
 * their height.
 */
export function axisTicks(
  scale: PlotScale,
  along: 'x' | 'y',
  fontSize: number,
  type: ScaleSpec['type'] = 'linear',
): readonly Tick[] {
  if (type === 'log') return logTicks(scale, along, fontSize);
  const [from, to] = scale.range;
  const length = Math.abs(to - from);
  const most = Math.max(2, Math.floor(length / (along === 'x' ? 4 * fontSize : 2.6 * fontSize)));
  for (let count = most; count > 2; count -= 1) {
    const made = linearTicks(scale, count);
    if (fits(made, along, fontSize)) return made;
  }
  return linearTicks(scale, 2);
}

function linearTicks(scale: PlotScale, count: number): Tick[] {
  const [from, to] = scale.domain;
  const decimals = decimalsOf(Math.abs(tickStep(from, to, count)));
  return roundValues(from, to, count).map((value) => ({
    value,
    pixel: scale(value),
    text: label(value, decimals),
  }));
}

/** Below so many powers of ten on an axis, numbers between them are told too. */
const FEW_POWERS = 3;
/** Of each power of ten, the finer ones first: the first that fit are taken. */
const MULTIPLES = [
  [1, 2, 3, 5],
  [1, 2, 5],
  [1, 3],
] as const;

/** Powers of ten, every n-th of them when all do not fit; with few of them, multiples in between. */
function logTicks(scale: PlotScale, along: 'x' | 'y', fontSize: number): Tick[] {
  const [a, b] = scale.domain;
  // A zero has no place on it, and an axis without an end no ticks.
  if (!(Math.min(a, b) > 0) || Math.max(a, b) === Infinity) return [];
  const first = Math.ceil(Math.log10(Math.min(a, b)) - 1e-9);
  const last = Math.floor(Math.log10(Math.max(a, b)) + 1e-9);
  if (last - first + 1 < FEW_POWERS) {
    for (const multiples of MULTIPLES) {
      const made = multiplesOf(multiples, scale, first - 1, last);
      if (fits(made, along, fontSize)) return made;
    }
  }
  for (let every = 1; ; every += 1) {
    const made: Tick[] = [];
    for (let power = Math.ceil(first / every) * every; power <= last; power += every) {
      const value = 10 ** power;
      made.push({ value, pixel: scale(value), text: powerOfTen(power) });
    }
    if (made.length < 3 || fits(made, along, fontSize)) return made;
  }
}

function multiplesOf(
  multiples: readonly number[],
  scale: PlotScale,
  first: number,
  last: number,
): Tick[] {
  const [from, to] = scale.domain.toSorted((a, b) => a - b);
  const made: Tick[] = [];
  for (let power = first; power <= last; power += 1) {
    for (const multiple of multiples) {
      const value = Number(`${multiple}e${power}`);
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9))
        made.push({ value, pixel: scale(value), text: label(value, Math.max(0, -power)) });
    }
  }
  return made;
}

function powerOfTen(power: number): string {
  if (power === 0) return '1';
  return power === 1 ? '10' : `10${superscript(power)}`;
}

function fits(ticks: readonly Tick[], along: 'x' | 'y', fontSize: number): boolean {
  return ticks.every((tick, i) => {
    const before = ticks[i - 1];
    if (!before) return true;
    const room = Math.abs(tick.pixel - before.pixel);
    if (along === 'y') return room >= 1.6 * fontSize;
    const halves = ((tick.text.length + before.text.length) / 2) * DIGIT * fontSize;
    return room >= halves + 0.8 * fontSize;
  });
}

/** As many as a round step needs; none for a domain of one point, which has no step. */
function decimalsOf(step: number): number {
  const [, exponent = '0'] = step.toExponential().split('e');
  return Math.min(20, Math.max(0, -Number(exponent)));
}

/** With commas between thousands and a typographic minus: all that the axes need of d3-format, without its 2 kB. */
function label(value: number, decimals: number): string {
  const [whole = '', fraction] = value.toFixed(decimals).replace('-', '−').split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
