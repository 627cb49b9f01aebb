import { useRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { Snapshot } from '../state';
import { useStore } from './liveStore';
import { useLive } from './useLive';

/** Attributes under their DOM names (`stroke-dasharray`, `data-value`); null and false take one away. */
export type LiveAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

type Tag =
  'g' | 'path' | 'circle' | 'rect' | 'line' | 'text' | 'tspan' | 'span' | 'p' | 'div' | 'output';

type LiveProps<T extends Tag, S, D> = Omit<ComponentPropsWithoutRef<T>, 'style'> & {
  readonly as: T;
  /** Attributes that follow the state. */
  readonly attrs?: (snap: Snapshot<S, D>) => LiveAttributes;
  /** Text content that follows the state; takes the place of children. */
  readonly text?: (snap: Snapshot<S, D>) => string;
};

/**
 * An element whose attributes and text follow the store by subscription: the server renders the initial ones, React
 * never renders them again. Everything else is handed to the element as it is.
 */
export function Live<T extends Tag, S, D>(props: LiveProps<T, S, D>) {
  const { as, attrs, text, children, ...rest } = props as LiveProps<'span', S, D>;
  const store = useStore<S, D>();
  const ref = useRef<HTMLElement>(null);
  // Kept from the first render on, so that React sees no change and leaves these attributes to the subscription.
  // While a page is hydrated the store still holds the state it was prerendered with.
  const [first] = useState(() => {
    const snap = store.get();
    return { attrs: reactProps(attrs?.(snap) ?? {}), text: text?.(snap) };
  });
  useLive<HTMLElement, S, D>(ref, (element, snap) => {
    if (attrs) writeAttributes(element, attrs(snap));
    if (text) writeText(element, text(snap));
  });
  // Any of the tags will do here: the attributes have been checked against `as` by the props' type.
  const Tag = as;
  return (
    <Tag {...rest} {...first.attrs} ref={ref} suppressHydrationWarning>
      {text ? first.text : children}
    </Tag>
  );
}

/** What was written last: live attributes have no other writer. Asking the element would cost more than computing them. */
const written = new WeakMap<Element, Map<string, LiveAttributes[string]>>();

/** Writes what differs from the last time. */
export function writeAttributes(element: Element, attrs: LiveAttributes): void {
  let before = written.get(element);
  if (!before) written.set(element, (before = new Map()));
  for (const name of Object.keys(attrs)) {
    const value = attrs[name];
    if (before.get(name) === value && before.has(name)) continue;
    before.set(name, value);
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Writes into the text node that is there: cheaper than a new one, and the one React knows. */
export function writeText(element: Element, text: string): void {
  const node = element.firstChild;
  if (node?.nodeType === 3 && !node.nextSibling) {
    if (node.nodeValue !== text) node.nodeValue = text;
  } else element.textContent = text;
}

function reactProps(attrs: LiveAttributes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => [reactName(name), value ?? undefined]),
  );
}

function reactName(name: string): string {
  if (name.startsWith('data-') || name.startsWith('aria-')) return name;
  if (name === 'class') return 'className';
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
