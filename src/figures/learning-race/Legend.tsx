import { RACE_LOSSES } from '../../math';
import { LOOKS } from './losses';

/** Who is who: the colour, line and name of each racer, and of the target. */
export function Legend() {
  return (
    <ul className="race-legend" aria-label="Legend">
      {RACE_LOSSES.map((loss) => {
        const { tone, dash, formula } = LOOKS[loss];
        return (
          <li key={loss} data-tone={tone}>
            <svg width="30" height="10" aria-hidden="true">
              <g className="curve" data-dash={dash}>
                <path className="curve-line" d="M1,5H29" />
              </g>
            </svg>
            {formula}
          </li>
        );
      })}
      <li data-tone="p">
        <svg width="16" height="12" aria-hidden="true">
          <g className="bars" data-dash="dashed">
            <rect className="bar" x="1" y="1" width="14" height="10" />
          </g>
        </svg>
        target t
      </li>
    </ul>
  );
}
