import { Tex, tex, texBlock } from '../derivation';
import { FigureSlot } from '../figures/FigureSlot';
import { figure as twoBars } from '../figures/two-bars';
import { facts, figure as twoRulersFigure } from '../figures/two-rulers';
import { Term } from '../ui';
import type { Chapter } from './Chapter';
import { CoreNumber } from './CoreNumber';
import { Answer, Claim, Formula } from './Formula';

export const twoRulers: Chapter = {
  slug: 'two-rulers',
  number: 1,
  title: 'Two rulers',
  question: 'How far is q from p?',
  Body: TwoRulersBody,
};

function TwoRulersBody() {
  return (
    <>
      <p className="lead">
        You have two probability <Term id="density">densities</Term>, a target{' '}
        <Tex html={tex`p(z)`} /> and an approximation <Tex html={tex`q(z)`} />, and you want one
        number that says how far apart they are. The obvious ruler is{' '}
        <Term id="l2Squared">squared error</Term>. People who fit distributions mostly use another,
        the <Term id="kl">Kullback–Leibler divergence</Term>. Drag the curves and see what each of
        them measures.
      </p>

      <p>
        Both add something up along the axis, and both are zero only when the two densities agree.
        They differ in what a disagreement costs. Squared error compares heights:
      </p>
      <Formula
        html={texBlock`L_2^2(q,p) \;=\; \int \bigl(q(z)-p(z)\bigr)^2\,dz .`}
        label="L two squared of q and p is the integral of q minus p, squared"
      />
      <p>
        The Kullback–Leibler divergence compares them as a <em>ratio</em>, and averages over draws
        from its first argument:
      </p>
      <Formula
        html={texBlock`\mathrm{KL}(q\,\|\,p) \;=\; \int q(z)\,\log\frac{q(z)}{p(z)}\,dz .`}
        label="KL of q and p is the integral of q times the logarithm of q over p"
      />

      <FigureSlot figure={twoRulersFigure} />

      <h2>What a disagreement costs</h2>
      <p>
        Where <Tex html={tex`p`} /> is a thousand times smaller than <Tex html={tex`q`} />, the
        difference of the heights is still only about <Tex html={tex`q`} />; the logarithm of the
        ratio is <CoreNumber of={facts.logThousand} />. Where <Tex html={tex`p`} /> is zero and{' '}
        <Tex html={tex`q`} /> is not, KL is infinite: if draws from <Tex html={tex`q`} /> fall where{' '}
        <Tex html={tex`p`} /> says “never”, no finite price is enough. Squares forgive it. Natural
        logarithms give the unit, the <Term id="nats">nat</Term>; one nat is{' '}
        <CoreNumber of={facts.bitsPerNat} digits={4} /> bits.
      </p>
      <p>
        The integrand <Tex html={tex`q\log(q/p)`} /> is negative wherever <Tex html={tex`p>q`} />,
        so it is not obvious that the total never is. Choose the second integrand in the figure,{' '}
        <Tex html={tex`q\log(q/p)-q+p`} />: it adds <Tex html={tex`p-q`} />, whose integral is
        always 0, so the total is the same, and it is nowhere negative. That picture <em>is</em>{' '}
        Gibbs’ inequality; the derivation beside the figure says it line by line, and checks each of
        them at the state you have dragged to.
      </p>

      <h2>One keeps pulling, the other lets go</h2>
      <p>
        Take two normals of sd 1 and move them a distance <Tex html={tex`d`} /> apart. Then{' '}
        <Tex html={tex`\mathrm{KL}=d^2/2`} />, with slope <Tex html={tex`d`} />: the further off you
        are, the harder it pulls. (The pull is the slope, which a fit by gradient descent follows.)
        Here is why. KL averages <Tex html={tex`-\log p`} /> over draws from <Tex html={tex`q`} />,
        and for a normal <Tex html={tex`-\log p`} /> is a parabola: it grows steeper the further out
        you stand, although <Tex html={tex`p`} /> itself is as good as zero there. Squared error
        sees only <Tex html={tex`p`} />
        ’s height, which is as good as zero everywhere out there, so one place is as bad as the
        next:
      </p>
      <Formula
        html={texBlock`L_2^2 \;=\; \frac{1}{\sqrt{\pi}}\Bigl(1-e^{-d^2/4}\Bigr),`}
        label="L two squared is one over root pi, times one minus e to the minus d squared over four"
      />
      <p>
        which levels off at <Tex html={tex`1/\sqrt{\pi}`} /> = <CoreNumber of={facts.l2Limit} />.
        Its slope is <CoreNumber of={facts.l2SlopeAtSix} digits={1} /> at <Tex html={tex`d=6`} />{' '}
        and <CoreNumber of={facts.l2SlopeAtTen} digits={1} /> at <Tex html={tex`d=10`} />: two
        curves that no longer overlap are, to squared error, as far apart as curves of these widths
        can be, and no small shift makes it less; only a wider curve would. Follow it in the strip
        under the figure, or <a href="?preset=six-apart">start six apart</a>. The pull of KL depends
        on the tail of <Tex html={tex`p`} />, though: give <Tex html={tex`p`} /> the tails of a
        Laplace distribution and the slope levels off, give it Student’s and it fades, slowly.
      </p>

      <h2>“The MSE of two densities” needs a window</h2>
      <p>
        In practice one evaluates both densities on a grid and averages the squared differences.
        That mean has a denominator, the length of the window, and it is yours: for N(0, 1) against
        N(1, 1) it is <CoreNumber of={facts.mseWithinFive} /> over ±5 and{' '}
        <CoreNumber of={facts.mseWithinFifty} /> over ±50. Nothing about the densities has changed.{' '}
        <Tex html={tex`L_2^2`} /> has no such freedom, but it has a unit: a density is per unit of{' '}
        <Tex html={tex`z`} />, its square integrates to one over that unit. KL has neither, because
        in the ratio the units cancel.
      </p>

      <h2>The same with bars</h2>
      <p>
        Over <Tex html={tex`n`} /> categories everything becomes a finite sum, and the vocabulary of
        machine learning fits: <Term id="mse">MSE</Term> is <Tex html={tex`L_2^2/n`} />,{' '}
        <Term id="rmse">RMSE</Term> its root. So adding a category that neither distribution uses
        makes the MSE smaller. KL does not notice it.
      </p>

      <FigureSlot figure={twoBars} />

      <Answer>
        Squared error compares heights, saturates once two densities part, and carries the unit or
        the window you measured it in. KL compares logarithms of ratios, keeps pulling as long as
        the tail of p falls, and becomes infinite, rightly or harshly, when q puts mass where p has
        none.
      </Answer>

      <h2>What this settles</h2>
      <ul className="claims">
        <Claim said="KL is positive, zero only for p = q, and not symmetric." verdict="right">
          Gibbs’ inequality, checked live above. Exceptions to the asymmetry exist: normals of equal
          sd, any two Cauchys.
        </Claim>
        <Claim said="Squares of probabilities are abnormally small." verdict="half right">
          They can be, and a factor cures that. What no factor cures is the saturation you saw in
          the strip.
        </Claim>
        <Claim said="Use the RMSE of the two densities." verdict="right, with a condition">
          Name the window and the unit with it, or the number means nothing.
        </Claim>
      </ul>

      <h2>Sources</h2>
      <ol className="sources">
        <li>
          S. Kullback and R. A. Leibler, “On information and sufficiency”,{' '}
          <i>Annals of Mathematical Statistics</i> 22 (1951): the divergence and its sign.
        </li>
        <li>
          T. M. Cover and J. A. Thomas, <i>Elements of Information Theory</i>, 2nd ed. (2006), ch. 2
          and 8: Gibbs’ (information) inequality, theorem 2.6.3; the continuous case, theorem 8.6.1;
          Pinsker’s inequality, lemma 11.6.1.
        </li>
        <li>
          C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), eq. 1.113 (KL) and
          2.115 (the integral of a product of two Gaussians, from which the closed form of L2²
          follows).
        </li>
        <li>
          J. Lin, “Divergence measures based on the Shannon entropy”,{' '}
          <i>IEEE Transactions on Information Theory</i> 37 (1991): the Jensen–Shannon divergence
          and its bound ln 2.
        </li>
      </ol>
    </>
  );
}
