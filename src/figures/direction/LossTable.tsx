import { useId } from 'react';
import { LivePlace, Readout, Term, useControl, useSelect, useStore } from '../../ui';
import { InTurn } from './InTurn';
import { LOSS_LOOKS, LOSSES, type Loss } from './losses';
import { leastOf, placeOf } from './places';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';

const TERMS = {
  klQP: 'kl',
  klPQ: 'klReverse',
  l2Squared: 'l2Squared',
  jsd: 'jsd',
  tv: 'tv',
} as const satisfies Record<Loss, Parameters<typeof Term>[0]['id']>;

/** Against a mixture of normals every loss has a best normal q. */
const always = () => true;

/** Each loss: how large it is at q, and which normal q is best by it. Choosing one shows its landscape. */
export function LossTable() {
  const store = useStore<DirectionState, DirectionDerived>();
  const name = useId();
  const chosen = useSelect<DirectionState, DirectionDerived, Loss>((now) => now.state.loss);
  const { hidden, locked } = useControl('loss', 'tool');
  return (
    <LivePlace className="loss-table">
      <table>
        <thead>
          <tr>
            <th scope="col">loss</th>
            <th scope="col">at q</th>
            <th scope="col">best q: mean</th>
            <th scope="col">
              <span className="visually-hidden">best q: </span>sd
            </th>
            <th scope="col" className="loss-wide">
              loss there
            </th>
          </tr>
        </thead>
        <tbody>
          {LOSSES.map((loss) => {
            const { label, words, tone, dash, unit } = LOSS_LOOKS[loss];
            const title = <Term id={TERMS[loss]}>{label}</Term>;
            return (
              <tr key={loss} data-tone={tone} data-chosen={loss === chosen || undefined}>
                <th scope="row">
                  {!hidden && (
                    <input
                      type="radio"
                      name={name}
                      data-control="loss"
                      aria-label={`Show the landscape of ${label}`}
                      checked={loss === chosen}
                      disabled={locked && loss !== chosen}
                      onChange={() => store.update((state) => ({ ...state, loss }))}
                    />
                  )}
                  <span className="loss-line" data-dash={dash} aria-hidden="true" />
                  {title}
                </th>
                <td>
                  <Readout
                    quantity={loss}
                    label={label}
                    name={words}
                    tone={tone}
                    {...(unit === '' ? {} : { unit })}
                    of={({ derived }: DirectionSnapshot) => derived.quantities[loss]}
                  />
                </td>
                <InTurn loss={loss} chosen={chosen}>
                  {(['mean', 'sd'] as const).map((place) => (
                    <td key={place}>
                      <Readout
                        quantity={`fit.${loss}.${place}`}
                        label={`best q by ${label}, ${place}`}
                        name={`${place} of the best q by ${words}`}
                        tone={tone}
                        of={({ derived }: DirectionSnapshot) => placeOf(derived.fits(loss), place)}
                        has={always}
                        settled={({ derived }: DirectionSnapshot) => derived.fits(loss).isSettled}
                      />
                    </td>
                  ))}
                  <td className="loss-wide">
                    <Readout
                      quantity={`fit.${loss}.value`}
                      label={`least ${label}`}
                      name={`least ${words}`}
                      tone={tone}
                      {...(unit === '' ? {} : { unit })}
                      of={({ derived }: DirectionSnapshot) => leastOf(derived.fits(loss))}
                      has={always}
                      settled={({ derived }: DirectionSnapshot) => derived.fits(loss).isSettled}
                    />
                  </td>
                </InTurn>
              </tr>
            );
          })}
        </tbody>
      </table>
    </LivePlace>
  );
}
