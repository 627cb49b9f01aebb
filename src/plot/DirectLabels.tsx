import { useRef, useState } from 'react';
import type { Snapshot } from '../state';
import { useLive, useStore, writeAttributes, writeText, type Tone } from '../ui';
import { layOutLabels, type LabelBox } from './labelLayout';
import { usePlot } from './plotContext';
import { Still } from './Still';

interface DirectLabel<S, D> {
  /** Unique among the labels of the group. */
  readonly id: string;
  readonly text: string | ((snap: Snapshot<S, D>) => string);
  readonly tone: Tone;
  /** The point it names, in data units; undefined hides it. */
  readonly at: (snap: Snapshot<S, D>) => readonly [number, number] | undefined;
  /** Which side of the point it stands on. */
  readonly side?: 'left' | 'right' | 'above';
}

const ANCHORS = { left: 'end', right: 'start', above: 'middle' } as const;
const DISTANCE = { left: [-20, -8], right: [20, -8], above: [0, -25] } as const;
/** Generous, so that the widest letters stay inside. */
const LETTER = 0.56;
const LINE = 1.25;

/**
 * Text labels that follow points of the plot, kept inside of it and out of each other's way: all labels of one plot
 * belong into one group.
 */
export function DirectLabels<S, D>({ labels }: { readonly labels: readonly DirectLabel<S, D>[] }) {
  const { x, y, width, height, drawing, fontSize } = usePlot();
  const store = useStore<S, D>();
  const group = useRef<SVGGElement>(null);
  const lay = (snap: Snapshot<S, D>) => {
    const shown: { readonly index: number; readonly text: string; readonly box: LabelBox }[] = [];
    for (const [index, label] of labels.entries()) {
      const point = label.at(snap);
      // A curve that is infinite there has left the picture, and nothing is left to name.
      if (!point || !Number.isFinite(x(point[0])) || !Number.isFinite(y(point[1]))) continue;
      const side = label.side ?? 'right';
      const text = typeof label.text === 'string' ? label.text : label.text(snap);
      const [dx, dy] = DISTANCE[side];
      shown.push({
        index,
        text,
        box: {
          x: x(point[0]) + dx,
          y: y(point[1]) + dy,
          width: text.length * LETTER * fontSize,
          height: LINE * fontSize,
          anchor: ANCHORS[side],
        },
      });
    }
    const places = layOutLabels(
      shown.map(({ box }) => box),
      { width, height },
    );
    const result = labels.map(() => ({ text: '', x: 0, y: 0, visible: false }));
    for (const [i, { index, text }] of shown.entries()) {
      const place = places[i] ?? { x: 0, y: 0 };
      result[index] = { text, x: Math.round(place.x), y: Math.round(place.y), visible: true };
    }
    return result;
  };
  const [first] = useState(() => lay(store.get()));
  useLive<SVGGElement, S, D>(group, (element, snap) => {
    for (const [i, label] of lay(snap).entries()) {
      const text = element.children[i];
      if (!text) continue;
      writeAttributes(text, {
        x: label.x,
        y: label.y,
        visibility: label.visible ? null : 'hidden',
      });
      writeText(text, label.text);
    }
  });
  return (
    <g ref={group} className="labels">
      {labels.map(({ id, tone, side = 'right' }, i) => (
        <text
          key={id}
          className="label"
          data-tone={tone}
          textAnchor={ANCHORS[side]}
          dy="0.35em"
          x={first[i]?.x}
          y={first[i]?.y}
          visibility={first[i]?.visible ? undefined : 'hidden'}
          suppressHydrationWarning
        >
          {first[i]?.text}
        </text>
      ))}
      <Still {...drawing} />
    </g>
  );
}
