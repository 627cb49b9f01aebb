import { Tex, tex, texBlock } from '../derivation';
import { FigureSlot } from '../figures/FigureSlot';
import { facts, figure as learningRace, GAPS, RANDOM_TARGET } from '../figures/learning-race';
import { Term } from '../ui';
import type { Chapter } from './Chapter';
import { CoreCount } from './CoreCount';
import { CoreNumber } from './CoreNumber';
import { Formula } from './Formula';
import { GradientsEnd } from './GradientsEnd';

export const gradients: Chapter = {
  slug: 'gradients',
  number: 3,
  title: 'Barely learning?',
  question: 'Are squares of probabilities too small to learn from?',
  Body: GradientsBody,
};

function GradientsBody() {
  return (
    <>
      <p className="lead">
        “Do not use squared error for probabilities,” goes the advice, “their squares are abnormally
        small; it barely learns.” Small they are: miss a probability by 0.05 and the square is{' '}
        <CoreNumber of={facts.squareOfMiss()} digits={2} />. But does learning mind a small loss?
        Four learners try it, on bars.
      </p>
      <p>
        A target <Tex html={tex`t`} /> gives each of a few classes its probability. A learner holds
        a number for each class, its <Term id="logits">logits</Term>, and a{' '}
        <Term id="softmax">softmax</Term> makes probabilities <Tex html={tex`s`} /> of them. It
        learns by gradient descent:
      </p>
      <Formula
        html={texBlock`s_k = \frac{e^{z_k}}{\sum_j e^{z_j}}, \qquad z_k \;\leftarrow\; z_k - \mathrm{rate}\cdot\frac{\partial\,\mathrm{loss}}{\partial z_k} .`}
        label="s k is the exponential of the logit z k over the sum of all exponentials; each step subtracts from z k the rate times the derivative of the loss by z k"
      />
      <p>
        All four start from the same logits. What differs is the loss:{' '}
        <Tex html={tex`\mathrm{KL}(t\,\|\,s)`} />, half the squared error{' '}
        <Tex html={tex`\tfrac12\sum(s-t)^2`} />, the absolute error <Tex html={tex`\sum|s-t|`} />,
        and the <Term id="jsd">JSD</Term>. Whoever comes within <Term id="tv">TV</Term> 0.01 of{' '}
        <Tex html={tex`t`} /> has arrived.
      </p>

      <FigureSlot figure={learningRace} />

      <h2>Small is not slow</h2>
      <p>
        Multiply the squared error by a thousand, and its gradient is a thousand times as long.
        Divide the rate by a thousand, and each step is what it was: the same path, up to rounding.
        The loss enters a step only as rate times gradient, and the rate is yours to set. So
        smallness is no obstacle, and <a href="?preset=rescaled">a factor cures it</a>. It does
        nothing that the rate could not do.
      </p>
      <p>
        Give each learner the constant rate that suits it best: the one with the fewest steps even
        when it is off by 5 % to either side, since a leap that hits by luck is no skill. From the{' '}
        <a href="?preset=uniform">uniform start</a> KL(t‖s) then arrives after{' '}
        <CoreCount of={facts.uniform.kl()} /> steps, JSD after{' '}
        <CoreCount of={facts.uniform.jsd()} />, squares after{' '}
        <CoreCount of={facts.uniform.halfL2()} />. Squares are slower, but that is not barely
        learning.
      </p>

      <h2>What no factor cures</h2>
      <p>
        Now <a href="?preset=confidently-wrong">start confidently wrong</a>, with nearly all
        probability on one class that hardly deserves it. Again each has its best rate, and KL(t‖s)
        arrives after <CoreCount of={facts.wrong.kl()} /> steps; squares need{' '}
        <CoreCount of={facts.wrong.halfL2()} />. Why? Under the figure their two gradients are
        derived:
      </p>
      <Formula
        html={texBlock`\begin{aligned} \frac{\partial}{\partial z_k}\,\mathrm{KL}(t\,\|\,s) &= s_k - t_k , \\[0.3em] \frac{\partial}{\partial z_k}\,\tfrac12\!\sum_j(s_j-t_j)^2 &= s_k\Bigl((s_k-t_k)-\sum_j s_j(s_j-t_j)\Bigr) . \end{aligned}`}
        label="The derivative of KL of t and s by the logit z k is s k minus t k; that of half the squared error is s k times the bracket s k minus t k minus the sum over j of s j times s j minus t j"
      />
      <p>
        In KL’s the pull on a class is its error, no more and no less. In that of the squares the
        predicted probability <Tex html={tex`s_k`} /> stands in front. A class that ought to rise
        from nearly nothing is pulled with nearly nothing, however wrong it is. And for the class
        that holds nearly everything the sum in the bracket is nearly its own error, so the bracket
        vanishes. The softmax is flat there: it is <em>saturated</em>.
      </p>
      <p>
        The smallest case is one sigmoid. The answer is 1 and the logit is −5, so that the model
        says <CoreNumber of={facts.sigmoidAtFive()} digits={2} />: badly wrong. Cross-entropy has
        the slope <CoreNumber of={facts.slopeKl()} />, squared error{' '}
        <CoreNumber of={facts.slopeSquare()} digits={2} />. At −10, worse still, they are{' '}
        <CoreNumber of={facts.slopeKlFurther()} digits={5} /> and{' '}
        <CoreNumber of={facts.slopeSquareFurther()} digits={1} />. The more wrong, the weaker the
        pull. Nor is it the being wrong that does it, but the confidence:{' '}
        <a href="?preset=confidently-right">with the right class far too sure of itself</a> KL(t‖s)
        needs <CoreCount of={facts.right.kl()} /> steps, and squares{' '}
        <CoreCount of={facts.right.halfL2()} />.
      </p>
      <p>
        A factor does not help, because one rate has to serve the whole way. Near the target the
        squares are curved enough that at a rate above <CoreNumber of={facts.ceilingSquare()} />{' '}
        each step overshoots by more than it was off, and the descent does not settle. At that very
        rate the first step from the confidently wrong start moves the logits by{' '}
        <CoreNumber of={facts.firstStepSquare()} digits={1} />. For KL(t‖s) the ceiling is{' '}
        <CoreNumber of={facts.ceilingKl()} />, and the first step at it moves them by{' '}
        <CoreNumber of={facts.firstStepKl()} digits={2} />. Move the factor up in the figure: the
        squares leave earlier, and then miss.
      </p>

      <h2>Who else saturates</h2>
      <p>
        That is not the fault of squaring. Any loss <Tex html={tex`f(s)`} /> has to come back
        through the softmax, whose slopes carry the same factor:
      </p>
      <Formula
        html={texBlock`\frac{\partial f}{\partial z_k} \;=\; s_k\Bigl(\frac{\partial f}{\partial s_k}-\sum_j s_j\,\frac{\partial f}{\partial s_j}\Bigr) .`}
        label="The derivative of f by the logit z k is s k times the bracket: the derivative of f by s k minus the sum over j of s j times the derivative of f by s j"
      />
      <p>
        It disappears only if the slope of <Tex html={tex`f`} /> grows as fast as{' '}
        <Tex html={tex`1/s_k`} /> where <Tex html={tex`s_k`} /> is small, and that is what the
        logarithm in <Tex html={tex`\mathrm{KL}(t\,\|\,s)=\sum t_k\log(t_k/s_k)`} /> is there for.
        The slopes of L1 are plus and minus one. Those of JSD, and of KL the other way round,{' '}
        <Tex html={tex`\mathrm{KL}(s\,\|\,t)`} />, grow only as a logarithm does. So the further
        wrong the start, the wider they fall apart:
      </p>
      <RaceTable />
      <p>
        L1 is the slowest of the four in every column. It has a second fault: near the target its
        gradient does not shrink, so at a constant rate it steps over and back, and has to be slowed
        down to land at all.
      </p>

      <GradientsEnd />
    </>
  );
}

/** The steps of L1 turn on whether s passes t by a rounding or not: their second digit is chance. */
const ROWS = [
  { loss: 'kl', name: 'KL(t‖s)', digits: 2 },
  { loss: 'jsd', name: 'JSD', digits: 2 },
  { loss: 'halfL2', name: '½ L2²', digits: 2 },
  { loss: 'l1', name: 'L1', digits: 1 },
] as const;

/** Steps from starts ever further off, each number with its setting. */
function RaceTable() {
  return (
    <table className="prose-table">
      <caption>
        Steps of plain gradient descent to TV &lt; 0.01: means over 24 seeded random starts, with
        the target ({RANDOM_TARGET.join(', ')}), and for each loss and column the one constant rate
        that serves it best. The starts have normal noise of sd ½ on every logit, and one wrong
        class so many logits too high. Other starts move the digits by up to a half, and leave the
        order.
      </caption>
      <thead>
        <tr>
          <th scope="col">Loss</th>
          {GAPS.map((gap) => (
            <th key={gap} scope="col">
              {gap === 0 ? 'nearly uniform' : `${gap} logits wrong`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ loss, name, digits }) => (
          <tr key={loss}>
            <th scope="row">{name}</th>
            {GAPS.map((gap) => (
              <td key={gap}>
                <CoreCount of={facts.meanSteps(loss, gap)} digits={digits} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
