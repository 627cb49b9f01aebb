import { Fragment, useId, useMemo, useRef } from 'react';
import type { Snapshot } from '../state';
import {
  LiveGate,
  OUT_OF_SIGHT,
  useLive,
  useLiveGate,
  useShownUnit,
  useStore,
  useTermHighlight,
  writeAttributes,
  writeText,
} from '../ui';
import { checkDerivation, type CheckedLine } from './check';
import { EQUAL, presentLine, presentTerm } from './present';
import { Tex } from './Tex';
import { MarkLegend } from './MarkLegend';
import type { Derivation, Line, MarkWords, Prose, Relation, Term } from './types';

const RELATION_WORDS: Record<Relation, string> = {
  '=': 'equals',
  '≤': 'is at most',
  '≥': 'is at least',
};

/**
 * A derivation that checks itself: every line with its reason, its terms as buttons that light the figure's
 * parts, the value of each term, and whether the line holds at the figure's present state. Needs a StoreProvider
 * around it, and a HighlightProvider to light anything. The numbers are written by subscription, not by React.
 */
export function DerivationView<S, D>({
  derivation,
}: {
  readonly derivation: Derivation<Snapshot<S, D>>;
}) {
  const titleId = useId();
  const check = useMemo(() => checkOnce(derivation), [derivation]);
  const { id, title, question, lines, source, marks, conclusion } = derivation;
  const { unit, factor } = useShownUnit(derivation.unit ?? '');
  return (
    <section className="derivation" data-derivation={id} aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      {question !== undefined && <p className="derivation-question">{question}</p>}
      {marks && <MarkLegend marks={marks} />}
      <ol className="derivation-lines">
        {lines.map((line, index) => (
          <LineView
            key={line.terms[0]?.id}
            derivationId={id}
            line={line}
            index={index}
            unit={unit === '' ? undefined : unit}
            factor={factor}
            marks={marks}
            check={check}
          />
        ))}
      </ol>
      {conclusion && (
        <p className="derivation-conclusion">
          <ProseView prose={conclusion} />
        </p>
      )}
      <p className="derivation-source">{source}</p>
    </section>
  );
}

type Check<S, D> = (snapshot: Snapshot<S, D>) => readonly CheckedLine[];

/** All lines and terms of one snapshot share one evaluation. */
function checkOnce<S, D>(derivation: Derivation<Snapshot<S, D>>): Check<S, D> {
  let last: Snapshot<S, D> | undefined;
  let checked: readonly CheckedLine[] = [];
  return (snapshot) => {
    // The start and the end of a gesture make a new snapshot of the same state.
    if (snapshot.derived !== last?.derived || snapshot.state !== last.state) {
      checked = checkDerivation(derivation, snapshot);
      last = snapshot;
    }
    return checked;
  };
}

interface LineProps<S, D> {
  readonly derivationId: string;
  readonly line: Line<Snapshot<S, D>>;
  readonly index: number;
  readonly unit: string | undefined;
  /** Of that unit in one of the derivation's own. */
  readonly factor: number;
  readonly marks: MarkWords | undefined;
  readonly check: Check<S, D>;
}

function LineView<S, D>(props: LineProps<S, D>) {
  const { derivationId, line, index, unit, factor, marks, check } = props;
  const store = useStore<S, D>();
  const root = useRef<HTMLLIElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const spoken = useRef<HTMLSpanElement>(null);
  const detail = useRef<HTMLSpanElement>(null);
  const present = (snapshot: Snapshot<S, D>) =>
    presentLine(at(check(snapshot), index), unit, factor);
  const inSight = useLiveGate(root);
  const write = (element: HTMLLIElement, snapshot: Snapshot<S, D>) => {
    const text = present(snapshot);
    writeAttributes(element, text.attributes);
    if (value.current) writeText(value.current, text.value);
    // An equation that holds, and did, differs by rounding alone, which flickers: that waits.
    const rounding = text.mark === EQUAL && mark.current?.textContent === EQUAL;
    if (detail.current && !rounding) writeText(detail.current, text.detail);
    if (mark.current) writeText(mark.current, text.mark);
    if (spoken.current) writeText(spoken.current, text.spoken);
  };
  useLive<HTMLLIElement, S, D>(root, write, { gate: inSight });
  // The rounding is told when the drag pauses.
  useLive<HTMLSpanElement, S, D>(
    detail,
    (element, snapshot) => writeText(element, present(snapshot).detail),
    { gate: OUT_OF_SIGHT },
  );
  const now = present(store.get());
  return (
    <li ref={root} className="derivation-line" suppressHydrationWarning {...now.attributes}>
      <p className="derivation-reason">
        <ProseView prose={line.reason} />
      </p>
      <div className="derivation-formula" data-single={line.terms.length === 1 ? '' : undefined}>
        {index > 0 && <StepView line={line} />}
        <LiveGate value={inSight}>
          {line.terms.map((term, termIndex) => (
            <TermView
              key={term.id}
              name={`${derivationId}.${term.id}`}
              term={term}
              lineIndex={index}
              termIndex={termIndex}
              factor={factor}
              marks={marks}
              check={check}
            />
          ))}
        </LiveGate>
      </div>
      {/* Two boxes: an item of a grid cannot be laid out alone, a box of fixed size inside of it can. */}
      <div className="derivation-check">
        <p className="derivation-claim">
          <span ref={value} className="derivation-value" suppressHydrationWarning>
            {now.value}
          </span>{' '}
          <span ref={mark} className="derivation-mark" aria-hidden="true" suppressHydrationWarning>
            {now.mark}
          </span>{' '}
          <span ref={spoken} className="visually-hidden" suppressHydrationWarning>
            {now.spoken}
          </span>{' '}
          <span ref={detail} className="derivation-detail" suppressHydrationWarning>
            {now.detail}
          </span>
        </p>
      </div>
    </li>
  );
}

function StepView({
  line,
}: {
  readonly line: Pick<Line<never>, 'relation' | 'step' | 'fromFirst'>;
}) {
  const step = line.fromFirst === true ? line.relation : (line.step ?? line.relation);
  return (
    <span className="derivation-step">
      {line.fromFirst === true && <span className="derivation-subject">line 1</span>}
      <span aria-hidden="true">{step}</span>
      <span className="visually-hidden">{RELATION_WORDS[step]}</span>
    </span>
  );
}

function ProseView({ prose }: { readonly prose: Prose }) {
  return prose.map((part, index) =>
    // The parts of a constant never move.
    // eslint-disable-next-line react/no-array-index-key
    typeof part === 'string' ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <Tex key={index} html={part.tex} />
    ),
  );
}

interface TermProps<S, D> {
  /** Unique in the figure. */
  readonly name: string;
  readonly term: Term<Snapshot<S, D>>;
  readonly lineIndex: number;
  readonly termIndex: number;
  readonly factor: number;
  readonly marks: MarkWords | undefined;
  readonly check: Check<S, D>;
}

function TermView<S, D>(props: TermProps<S, D>) {
  const { name, term, lineIndex, termIndex, factor, marks, check } = props;
  const store = useStore<S, D>();
  const detailId = useId();
  const highlight = useTermHighlight<HTMLButtonElement>(name, term.links);
  const value = useRef<HTMLSpanElement>(null);
  const detail = useRef<HTMLSpanElement>(null);
  const present = (snapshot: Snapshot<S, D>) =>
    presentTerm(at(at(check(snapshot), lineIndex).terms, termIndex), factor);
  useLive<HTMLButtonElement, S, D>(highlight.ref, (element, snapshot) => {
    const shown = present(snapshot);
    writeAttributes(element, shown.attributes);
    if (value.current) writeText(value.current, shown.value);
  });
  useLive<HTMLSpanElement, S, D>(
    detail,
    (element, snapshot) => writeText(element, present(snapshot).detail),
    { gate: OUT_OF_SIGHT },
  );
  const now = present(store.get());
  const mark = term.mark === undefined ? undefined : marks?.[term.mark];
  return (
    <span className="derivation-summand">
      {term.before && <Tex html={term.before} className="derivation-glue" />}
      <button
        type="button"
        className="derivation-term"
        data-term={term.id}
        data-tone={term.tone}
        data-mark={mark && term.mark}
        aria-label={mark ? `${term.words}: ${mark.short}` : term.words}
        aria-describedby={detailId}
        aria-pressed={false}
        suppressHydrationWarning
        {...now.attributes}
        {...highlight}
      >
        <Tex html={term.tex} className="derivation-tex" />
        <span className="derivation-number">
          <span ref={value} suppressHydrationWarning>
            {now.value}
          </span>
        </span>
        {mark && (
          <span className="derivation-mark-word" data-mark={term.mark}>
            {mark.short}
          </span>
        )}
      </button>
      <span className="derivation-tip">
        <span className="derivation-words">{term.words}</span>{' '}
        <span id={detailId} ref={detail} suppressHydrationWarning>
          {now.detail}
        </span>
      </span>
      {term.after && <Tex html={term.after} className="derivation-glue" />}
    </span>
  );
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} among ${items.length}`);
  return item;
}
