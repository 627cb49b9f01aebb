import type { AnyFigure } from '../figures/FigureDefinition';
import { createFigureStore } from '../state';

/** What a figure says of the state it starts from, and its named states with what to look at in each. */
export function FigureStates({
  figure,
  linked = false,
}: {
  readonly figure: AnyFigure;
  readonly linked?: boolean;
}) {
  return (
    <>
      <p>
        In the state it starts from: {figure.inWords(createFigureStore(figure.model).getInitial())}
      </p>
      <dl className="states">
        {figure.model.presets.map(({ id, title, words }) => (
          <div key={id}>
            <dt>{linked ? <a href={`?preset=${id}`}>{title}</a> : title}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
