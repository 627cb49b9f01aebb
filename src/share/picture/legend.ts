import { mainOf } from './blocks';

/** What a curve is set to, as its handles say it: "q(z): mean 0, sd 1". */
export interface LegendEntry {
  readonly text: string;
  /** A handle of it, for its colour and its mark. */
  readonly handle: Element;
  readonly drawing: Element;
  /** The curve or the bars that it belongs to, if the drawing has any of its colour. */
  readonly curve: Element | undefined;
}

interface Setting {
  /** The curve's name, and the number's; a handle that names only itself has no curve. */
  readonly curve: string;
  readonly name: string;
  readonly value: string;
}

interface Group {
  readonly handle: Element;
  readonly settings: Setting[];
}

/** What is chosen from the figure's lists that name what they are for: "Model: normal prior, normal noise". */
export function choicesOf(figure: Element): readonly string[] {
  return [...mainOf(figure).querySelectorAll('.select')].flatMap((box) => {
    const label = box.querySelector('label:not(.visually-hidden)')?.textContent.trim() ?? '';
    const chosen = chosenOf(box.querySelector('select'));
    return label === '' || chosen === '' ? [] : [`${label}: ${chosen}`];
  });
}

/** One entry for each curve of the drawings that has handles. */
export function legendOf(figure: Element, drawings: readonly Element[]): readonly LegendEntry[] {
  return drawings.flatMap((svg) => {
    const groups = new Map<string, Group>();
    for (const handle of svg.querySelectorAll('.handle[role="slider"]')) {
      const tone = handle.getAttribute('data-tone') ?? '';
      const setting = settingOf(handle);
      const key = `${tone} ${setting.curve}`;
      const group = groups.get(key);
      if (group) group.settings.push(setting);
      else groups.set(key, { handle, settings: [setting] });
    }
    // As everywhere: the approximation first.
    const ofQ = ({ handle }: Group) => Number(handle.getAttribute('data-tone') === 'q');
    const inOrder = [...groups.values()].toSorted((a, b) => ofQ(b) - ofQ(a));
    return inOrder.map(({ handle, settings }) => ({
      text: textOf(settings, familyOf(figure, handle)),
      handle,
      drawing: svg,
      curve: curveOf(svg, handle.getAttribute('data-tone') ?? ''),
    }));
  });
}

function settingOf(handle: Element): Setting {
  const label = handle.getAttribute('aria-label') ?? '';
  const value = handle.getAttribute('aria-valuetext') ?? '';
  const comma = label.indexOf(', ');
  if (comma < 0) return { curve: '', name: label, value };
  return { curve: label.slice(0, comma), name: label.slice(comma + 2), value };
}

function textOf(settings: readonly Setting[], family: string): string {
  const [{ curve, value }] = settings;
  if (settings.length === 1 && namesItself(curve, value)) return value;
  const items = isOneList(settings) ? listOf(settings) : settings.map(itemOf).join(', ');
  const name = [curve, family].filter(Boolean).join(' ');
  return (name === '' ? '' : `${name}: `) + items;
}

/** Some handles read out what they are with the value: "step 5". */
function namesItself(name: string, value: string): boolean {
  const [first = ''] = name.split(' ');
  return first !== '' && value.startsWith(`${first} `);
}

function itemOf({ name, value }: Setting): string {
  return namesItself(name, value) ? value : `${name} ${value}`;
}

/** Bars: "category 1", "category 2" …, each read out alike. */
function isOneList(settings: readonly Setting[]): boolean {
  return settings.length > 1 && settings.every(({ name }, i) => name.endsWith(` ${i + 1}`));
}

/** "probability 0.1, 0.2, 0.7" */
function listOf([first, ...rest]: readonly Setting[]): string {
  return [first.value, ...rest.map(({ value }) => value.split(' ').at(-1) ?? '')].join(', ');
}

/** "normal" of the handle `q.mean`, where the figure has a list `q.family`. */
function familyOf(figure: Element, handle: Element): string {
  const list = (handle.getAttribute('data-param') ?? '').replace(/\..*$/, '.family');
  const select = [...figure.querySelectorAll('select[data-control]')].find(
    (candidate) => candidate.getAttribute('data-control') === list,
  );
  return chosenOf(select);
}

function chosenOf(select: Element | null | undefined): string {
  const options = [...(select?.querySelectorAll('option') ?? [])];
  return options.find(({ selected }) => selected)?.textContent.trim() ?? '';
}

/** Handles and curves of one drawing that have the same colour belong together. */
function curveOf(svg: Element, tone: string): Element | undefined {
  return [...svg.querySelectorAll('.curve, .bars')].find(
    (part) => part.getAttribute('data-tone') === tone,
  );
}
