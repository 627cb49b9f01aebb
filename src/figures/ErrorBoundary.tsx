import { Component, type ReactNode } from 'react';

/** A figure that fails takes nothing else with it: the prose stays, and the reader is told in words. */
export class ErrorBoundary extends Component<
  { readonly title: string; readonly children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="figure-failed" role="alert">
        The figure “{this.props.title}” met an error and has stopped. The text below still holds;
        reload the page to try the figure again.
      </p>
    );
  }
}
