import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  readonly title: string;
  /** The prerendered markup of the figure, our own, taken before it came to life. */
  readonly picture?: string | undefined;
  readonly children: ReactNode;
}

/** A figure that fails takes nothing else with it: its picture and the prose stay, and the reader is told in words. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { title, picture, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <>
        <p className="figure-failed" role="alert">
          The figure “{title}” met an error and has stopped. What is shown below is its starting
          state, as a picture; reload the page to try the figure again.
        </p>
        {picture !== undefined && <div inert dangerouslySetInnerHTML={{ __html: picture }} />}
      </>
    );
  }
}
