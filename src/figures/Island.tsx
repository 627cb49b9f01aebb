import { useLayoutEffect, useState, type ComponentType } from 'react';
import { connectUrl, parseQuery, type FigureStore, type UrlNotice } from '../state';
import { HighlightProvider, StoreProvider } from '../ui';
import { ErrorBoundary } from './ErrorBoundary';
import type { FigureDefinition, Layout } from './FigureDefinition';
import { Workbench, type BenchProps } from './Workbench';

interface IslandProps<S, D> {
  readonly figure: FigureDefinition<S, D>;
  readonly store: FigureStore<S, D>;
  readonly layout: Layout;
  /** What stands around the figure; the workbench of the site's pages when absent. */
  readonly Bench?: ComponentType<BenchProps>;
  /** Prefix of the figure's names in the URL; without it (while prerendering) the URL is left alone. */
  readonly urlPrefix?: string;
  readonly onReady?: () => void;
  /** The prerendered markup, to fall back on should the figure fail. */
  readonly picture?: string;
}

/**
 * One living figure: its own store, its own highlights, its own error boundary. It renders the default state first,
 * as prerendered, and takes the URL's state before the browser paints.
 */
export function Island<S, D>({
  figure,
  store,
  layout,
  Bench = Workbench,
  urlPrefix,
  onReady,
  picture,
}: IslandProps<S, D>) {
  const [ready, setReady] = useState(false);
  const [notices, setNotices] = useState<readonly UrlNotice[]>([]);

  useLayoutEffect(() => {
    if (urlPrefix === undefined) return undefined;
    const fromUrl = parseQuery(location.search, store.model, urlPrefix);
    store.load(fromUrl.state);
    setNotices(fromUrl.notices);
    setReady(true);
    onReady?.();
    return connectUrl(store, urlPrefix, window, fromUrl.notices.length > 0);
    // An island keeps its store and prefix for life.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <ErrorBoundary title={figure.title} picture={picture}>
      <StoreProvider store={store}>
        <HighlightProvider>
          <Bench figure={figure} layout={layout} ready={ready} notices={notices} />
        </HighlightProvider>
      </StoreProvider>
    </ErrorBoundary>
  );
}
