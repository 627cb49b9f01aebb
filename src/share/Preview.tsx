import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { clampHeight, COLUMN } from './snippets';

/**
 * The embed as it will stand in a column of text, drawn smaller to fit in here. Tells what height the figure needs.
 *
 * It is to be looked at: it takes neither keys nor a pointer (there is a link to try it), but scrolls. It stands in
 * the strictest sandbox that a host may put it into.
 */
export function Preview({
  src,
  title,
  height,
  onMeasured,
}: {
  readonly src: string;
  readonly title: string;
  readonly height: number;
  readonly onMeasured: (height: number) => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [scale, setScale] = useState(0.5);

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = () => {
      if (element.clientWidth > 0) setScale(Math.min(1, element.clientWidth / COLUMN));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      const needed = heightIn(data);
      if (needed !== undefined) onMeasured(needed);
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, [onMeasured]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so that the keyboard must get there
    <div className="share-preview" ref={room} tabIndex={0} role="group" aria-label="Preview">
      <div style={{ height: `${height * scale}px` }} inert>
        {/* A new frame for each address: one that is sent elsewhere adds to the steps of the page's way back. */}
        <iframe
          key={src}
          ref={frame}
          src={src}
          sandbox={isLoose(src) ? undefined : 'allow-scripts'}
          title={title}
          width={COLUMN}
          height={height}
          style={{ transform: `scale(${scale})` }}
        />
      </div>
    </div>
  );
}

/** A sandboxed frame may load nothing from a disk, and no modules, which is what `vite dev` serves. */
const isLoose = (src: string): boolean => src.startsWith('file:') || import.meta.env.DEV;

/** The height that a figure's message asks for. */
function heightIn(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { source, type, height } = data as Readonly<Record<string, unknown>>;
  if (source !== 'nats-and-squares' || type !== 'resize') return undefined;
  return typeof height === 'number' && height > 0 ? clampHeight(height) : undefined;
}
