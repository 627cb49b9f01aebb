import { useCallback, useMemo, useState } from 'react';
import { Segmented } from '../ui';
import { CopyBox } from './CopyBox';
import { HeightField } from './HeightField';
import { Preview } from './Preview';
import { useRested } from './useRested';
import {
  COLUMN,
  DEFAULT_LOOK,
  embedAddress,
  targets,
  type Look,
  type Shared,
  type Target,
  USUAL_HEIGHT,
} from './snippets';

/** The preview begins anew with each state: while a figure plays it waits. */
const REST_MS = 300;

const CONTROLS = [
  { value: 'full', text: 'All' },
  { value: 'min', text: 'Few' },
  { value: 'none', text: 'Handles only' },
] as const;
const READERS = [
  { value: 'change', text: 'May change it' },
  { value: 'look', text: 'May look only' },
] as const;
const THEMES = [
  { value: 'auto', text: 'As the page' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const;

/** How the embed is to look, how it looks, and what to paste where. */
export function EmbedPart({
  of,
  canPreview,
}: {
  readonly of: Omit<Shared, 'look' | 'height'>;
  /** Not where this page is a frame itself: there is no room, and a page may not frame itself. */
  readonly canPreview: boolean;
}) {
  const [look, setLook] = useState<Look>(DEFAULT_LOOK);
  const [measured, setMeasured] = useState<number>();
  const [wanted, setWanted] = useState<number>();
  const [chosen, setChosen] = useState('html');
  const query = useRested(of.query, REST_MS);
  const height = wanted ?? measured ?? USUAL_HEIGHT;
  const shared = useMemo<Shared>(() => ({ ...of, look, height }), [of, look, height]);
  const change = (part: Partial<Look>) => setLook((old) => ({ ...old, ...part }));
  // Of one identity, so that the preview does not listen anew each time.
  const onMeasured = useCallback((needed: number) => setMeasured(needed), []);
  const offered = targets.filter(({ isPicture = false }) => of.hasPictures || !isPicture);
  const target = offered.find(({ id }) => id === chosen) ?? offered[0];
  // What the figure needs shows in a frame that is to follow it; what a height chosen here cuts off, in a box.
  const fit = wanted === undefined ? 'width' : 'box';

  return (
    <section className="share-embed" aria-label="Embed">
      <h3>Embed</h3>
      <div className="share-columns">
        <div className="share-options">
          <Segmented
            label="Controls"
            value={look.controls}
            options={CONTROLS}
            onChange={(controls) => change({ controls })}
          />
          <Segmented
            label="Readers"
            value={look.locked ? 'look' : 'change'}
            options={READERS}
            onChange={(value) => change({ locked: value === 'look' })}
          />
          <Segmented
            label="Colours"
            value={look.theme}
            options={THEMES}
            onChange={(theme) => change({ theme })}
          />
          <HeightField value={wanted} measured={measured} onChange={setWanted} />
        </div>
        {canPreview && (
          <figure className="share-look">
            <Preview
              src={embedAddress({ ...shared, query }, { fit })}
              title={`Preview: ${of.title}`}
              height={height}
              onMeasured={onMeasured}
            />
            <figcaption>
              In a column of {COLUMN} pixels. <Outside href={embedAddress(shared)}>Try it</Outside>
            </figcaption>
          </figure>
        )}
      </div>
      <Segmented
        label="Paste into"
        value={target?.id ?? ''}
        options={offered.map(({ id, name }) => ({ value: id, text: name }))}
        onChange={setChosen}
      />
      {target && <Snippet target={target} shared={shared} />}
    </section>
  );
}

function Snippet({ target, shared }: { readonly target: Target; readonly shared: Shared }) {
  const text = target.write(shared);
  return (
    <div className="share-snippet">
      <p>
        {target.hint}
        {target.needs && (
          <>
            {' '}
            It needs <Outside href={shared.base + target.needs.file}>
              {target.needs.file}
            </Outside>{' '}
            {target.needs.where}.
          </>
        )}
      </p>
      <CopyBox
        label={`To paste into: ${target.name}`}
        hideLabel
        text={text}
        lines={Math.min(12, Math.max(4, text.split('\n').length + Math.floor(text.length / 120)))}
        button="Copy snippet"
      />
    </div>
  );
}

/** A link that leaves this page, and the dialog, as they are. */
function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
