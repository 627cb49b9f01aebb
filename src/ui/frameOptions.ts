import { createContext, useContext } from 'react';

/** What a figure's surroundings (an embedding page, by the frame's address or by message) may ask of its parts. */
export interface FrameOptions {
  /** Names of controls and quantities that are left out: `q.mean`, `klQP`; `q` stands for all that begins with it. */
  readonly hide: ReadonlySet<string>;
  /** What the reader may look at but not change, by the same names. */
  readonly lock: 'none' | 'all' | ReadonlySet<string>;
  /** `min`: nothing to type or to choose from lists, no presets; `none`: the handles alone. */
  readonly controls: 'full' | 'min' | 'none';
  /** In what information is shown; whatever is stored or sent stays in nats. */
  readonly units: 'nats' | 'bits';
  /** Players start by themselves (once seen, and where motion is welcome). */
  readonly autoplay: boolean;
}

/** A figure that nobody asks anything of: every page of the site. */
export const DEFAULT_FRAME_OPTIONS: FrameOptions = {
  hide: new Set(),
  lock: 'none',
  controls: 'full',
  units: 'nats',
  autoplay: false,
};

export const FrameOptionsContext = createContext<FrameOptions>(DEFAULT_FRAME_OPTIONS);

/** What is asked of the figure around; its parts render anew when that changes. */
export const useFrameOptions = (): FrameOptions => useContext(FrameOptionsContext);

/**
 * How much room a control takes: the handles are the figure itself; a tool (undo, a player, what is drawn) is of use on
 * a slide; fields, lists and presets are for the one who sets the figure up.
 */
type ControlKind = 'handle' | 'tool' | 'setting';

interface ControlRights {
  readonly hidden: boolean;
  /** Read-only: still there, still announced. */
  readonly locked: boolean;
}

const FREE: ControlRights = { hidden: false, locked: false };

const NOTHING: readonly string[] = [];

/**
 * What the surroundings leave of the control with this name. What has no name is nobody's business. `writes` are the
 * other names of what it changes: it is locked with any of them, but hidden by its own name only.
 */
export function useControl(
  name: string | undefined,
  kind: ControlKind,
  writes = NOTHING,
): ControlRights {
  const { hide, lock, controls } = useFrameOptions();
  if (name === undefined) return FREE;
  const left = controls === 'full' || kind === 'handle' || (controls === 'min' && kind === 'tool');
  return {
    hidden: !left || covers(hide, name),
    locked:
      lock === 'all' || (lock !== 'none' && [name, ...writes].some((one) => touches(lock, one))),
  };
}

/**
 * What goes to another state as a whole (a preset, the default) would change what is locked along with the rest, so one
 * lock is enough to lock it.
 */
export function useWholeState(name: string, kind: ControlKind): ControlRights {
  const { lock } = useFrameOptions();
  const rights = useControl(name, kind);
  return { ...rights, locked: lock === 'all' || (lock !== 'none' && lock.size > 0) };
}

/** Whether the quantity with this name is left out. */
export const useIsHidden = (name: string): boolean => covers(useFrameOptions().hide, name);

/** Whether a change of what has this name changes something in the set: one of `q` changes `q.mean`, too. */
function touches(names: ReadonlySet<string>, name: string): boolean {
  return covers(names, name) || [...names].some((inner) => inner.startsWith(`${name}.`));
}

/** Whether the name is in the set, or begins with one of it: `fit.jsd` covers `fit.jsd.klQP`. */
function covers(names: ReadonlySet<string>, name: string): boolean {
  if (names.size === 0) return false;
  const parts = name.split('.');
  return parts.some((_, index) => names.has(parts.slice(0, index + 1).join('.')));
}
