/** A stretch of text on one line, raised or lowered where the page has it so. */
export interface TextRun {
  readonly text: string;
  readonly shift?: 'sub' | 'sup';
}

/** A number that the figure shows. */
export interface ShownNumber {
  readonly kind: 'number';
  readonly label: readonly TextRun[];
  /** Already rounded and with its unit; a provisional one says that it is about that. */
  readonly value: string;
  /** Why it is infinite. */
  readonly reason: string;
  /** The element whose `--tone` colours it. */
  readonly source: Element;
}

interface Drawing {
  readonly kind: 'drawing';
  readonly svg: Element;
  readonly label: string;
}

interface Line {
  readonly kind: 'heading' | 'note';
  readonly runs: readonly TextRun[];
  readonly source: Element;
}

/** What a picture shows of a figure, in the order of the page. */
export type Block = Drawing | Line | ShownNumber;

/** What only serves to operate the figure, or opens on demand. */
const LEFT_OUT =
  '[popover], [hidden], [inert], fieldset, select, button, label, input, form, nav, .words, ' +
  '.workbench-how, .curve-controls-row, .player, .notices, .notice';

const PROVISIONAL = '[data-settled="false"]';

/** Where a figure has what is its own: its main column in a page, what is fitted into the frame in an embed. */
export function mainOf(figure: Element): Element {
  return figure.querySelector('.workbench-main, .embed-stage') ?? figure;
}

/** The parts of a figure's main column that a picture shows. */
export function blocksOf(figure: Element): readonly Block[] {
  const blocks: Block[] = [];
  const visit = (element: Element): void => {
    if (element.matches(LEFT_OUT)) return;
    if (element.matches('svg.plot-drawing')) {
      const label = element.closest('[role="group"]')?.getAttribute('aria-label') ?? '';
      blocks.push({ kind: 'drawing', svg: element, label });
    } else if (element.matches('.readout')) {
      // One that is not there (yet) is nothing to show.
      if (element.querySelector('output')) blocks.push(numberOf(element));
    } else if (element.matches('h3, h4, p')) {
      // What is still being worked out is not said in a picture, which never changes.
      const runs = element.querySelector(PROVISIONAL) ? [] : runsOf(element, '; ');
      const kind = element.localName === 'p' ? 'note' : 'heading';
      if (runs.length > 0) blocks.push({ kind, runs, source: element });
    } else for (const child of element.children) visit(child);
  };
  visit(mainOf(figure));
  return blocks;
}

function numberOf(readout: Element): ShownNumber {
  const textOf = (selector: string) => readout.querySelector(selector)?.textContent.trim() ?? '';
  const label = readout.querySelector('.readout-label');
  return {
    kind: 'number',
    label: label ? runsOf(label) : [],
    value: (readout.querySelector(PROVISIONAL) ? '≈ ' : '') + textOf('output'),
    reason: textOf('.readout-reason'),
    source: readout,
  };
}

/**
 * The text of an element as it is read, without what opens on demand; a button inside of text is text. Parts of an
 * element that the page sets apart by distance only are told apart by `between`.
 */
function runsOf(element: Element, between = ''): readonly TextRun[] {
  const runs: TextRun[] = [];
  const collect = (node: Node, shift?: 'sub' | 'sup'): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const text = (child.nodeValue ?? '').replace(/\s+/g, ' ');
        if (text !== '') runs.push(shift ? { text, shift } : { text });
      } else if (child.nodeType === 1 && !(child as Element).matches('[popover], [hidden]')) {
        const { localName, previousSibling } = child as Element;
        if (between !== '' && node === element && previousSibling?.nodeType === 1)
          runs.push({ text: between });
        collect(child, localName === 'sub' || localName === 'sup' ? localName : shift);
      }
    }
  };
  collect(element);
  const whole = runs.map(({ text }) => text).join('');
  return whole.replaceAll(between.trim(), '').trim() === '' ? [] : runs;
}
