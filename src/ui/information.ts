import { formatNumber } from './formatNumber';
import { useFrameOptions } from './frameOptions';

/** In what information is shown. */
export interface InformationUnit {
  readonly name: 'nats' | 'bits';
  readonly perNat: number;
}

export const NATS: InformationUnit = { name: 'nats', perNat: 1 };
const BITS: InformationUnit = { name: 'bits', perNat: 1 / Math.LN2 };

/** What the figure's surroundings ask for. */
export function useInformationUnit(): InformationUnit {
  return useFrameOptions().units === 'bits' ? BITS : NATS;
}

interface ShownUnit {
  readonly unit: string;
  /** By which a number is multiplied before it is shown. */
  readonly factor: number;
}

/** How numbers of a unit are shown: "nats", "nats/z" in the asked one, all others as they are. */
export function useShownUnit(unit: string): ShownUnit {
  return shownUnit(unit, useInformationUnit());
}

/** The same where no component is. */
export function shownUnit(unit: string, asked: InformationUnit): ShownUnit {
  const isInformation = /^nats\b/.test(unit);
  return isInformation && asked !== NATS
    ? { unit: asked.name + unit.slice(NATS.name.length), factor: asked.perNat }
    : { unit, factor: 1 };
}

/** So many nats, as a number of the unit: "0.6141". */
export function formatInformation(nats: number, digits: number, unit: InformationUnit): string {
  return formatNumber(nats * unit.perNat, digits);
}
