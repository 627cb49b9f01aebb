// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Preview } from './Preview';

const SRC = 'https://a.example/embed/two-bars/';

beforeEach(() => {
  // What jsdom does not have.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function setUp() {
  const onMeasured = vi.fn<(height: number) => void>();
  const preview = (src: string, height: number) => (
    <Preview src={src} title="Preview" height={height} onMeasured={onMeasured} />
  );
  const { container, rerender } = render(preview(SRC, 450));
  const frame = () => {
    const found = container.querySelector('iframe');
    if (found === null) throw new Error('no frame');
    return found;
  };
  const tell = (source: Window | null, height: number) => {
    const data = { source: 'nats-and-squares', type: 'resize', height };
    window.dispatchEvent(new MessageEvent('message', { data, source }));
  };
  return { onMeasured, frame, tell, show: (src: string, h = 450) => rerender(preview(src, h)) };
}

// A frame that is sent elsewhere leaves an entry behind, and the reader's way back leads through all of them.
it('each address has a frame of its own, which no other was shown in before', () => {
  const { frame, show } = setUp();
  const first = frame();
  show(`${SRC}?theme=dark`);
  expect(frame()).not.toBe(first);
  expect(frame().src).toBe(`${SRC}?theme=dark`);
  expect(first.isConnected).toBe(false);
});

it('another height leaves the frame as it is', () => {
  const { frame, show } = setUp();
  const first = frame();
  show(SRC, 300);
  expect(frame()).toBe(first);
  expect(first.height).toBe('300');
});

it('hears the height of the frame that is shown, and of none before it', () => {
  const { frame, show, tell, onMeasured } = setUp();
  const before = frame().contentWindow;
  tell(before, 400);
  show(`${SRC}?theme=dark`);
  tell(before, 500);
  tell(frame().contentWindow, 600);
  expect(onMeasured.mock.calls).toEqual([[400], [600]]);
});
