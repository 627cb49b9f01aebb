import { Tex, tex, texBlock } from '../derivation';
import { FigureSlot } from '../figures/FigureSlot';
import { facts as gapFacts, figure as elboGapFigure } from '../figures/elbo-gap';
import { facts as thetaFacts, figure as elboTheta } from '../figures/elbo-theta';
import { Term } from '../ui';
import type { Chapter } from './Chapter';
import { CoreNumber } from './CoreNumber';
import { Answer, Claim, Formula } from './Formula';

export const elboGap: Chapter = {
  slug: 'elbo-gap',
  number: 6,
  title: 'The ELBO gap',
  question: 'If I can’t see the gap, how do I close it?',
  Body: ElboGapBody,
};

function ElboGapBody() {
  const gap = gapFacts();
  const theta = thetaFacts();
  return (
    <>
      <p className="lead">
        You want <Tex html={tex`q(z)`} /> close to the <Term id="posterior">posterior</Term>{' '}
        <Tex html={tex`p(z|x)`} />, and you can neither say how high the posterior is anywhere nor
        how far off you are: both need the <Term id="evidence">evidence</Term>{' '}
        <Tex html={tex`p(x)`} />. What you can compute is the <Term id="joint">joint</Term>{' '}
        <Tex html={tex`p(x,z)`} />, at any <Tex html={tex`z`} /> you like. That is enough, because
        of one sum:
      </p>
      <Formula
        html={texBlock`\log p(x) \;=\; \underbrace{\int q(z)\,\log\frac{p(x,z)}{q(z)}\,dz}_{\mathrm{ELBO}(q)} \;+\; \underbrace{\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr)}_{\text{the gap}} .`}
        label="log p of x is the ELBO of q plus the gap, KL of q and the posterior"
      />
      <p>
        On the left there is no <Tex html={tex`q`} />. So on the right, whatever the{' '}
        <Term id="elbo">ELBO</Term> gains, the gap has lost. Drag <Tex html={tex`q`} /> and watch
        the bars: the split moves, the sum stays.
      </p>

      <FigureSlot figure={elboGapFigure} />

      <h2>What is left when everything unknown is hidden</h2>
      <p>
        Switch to <em>only what an optimiser sees</em>. The posterior, <Tex html={tex`p(x)`} /> and
        the gap are gone; the joint, <Tex html={tex`q`} /> and the ELBO are still there, to all
        their digits. Press play. The ELBO rises and comes to rest, and when you reveal the rest,
        the gap has shrunk by exactly what the ELBO has gained. In the model of the figure,{' '}
        <Tex html={tex`\log p(x)`} /> is <CoreNumber of={gap.logEvidence} digits={4} /> nats; the
        best normal has mean <CoreNumber of={gap.bestMean} digits={4} /> and sd{' '}
        <CoreNumber of={gap.bestSd} />, and its ELBO is <CoreNumber of={gap.bestElbo} digits={4} />.
      </p>
      <p>
        A gap of <CoreNumber of={gap.bestGap} /> nats stays. It is no fault of the optimiser: no
        normal is a posterior with two humps. Give <Tex html={tex`q`} /> two parts and the gap falls
        to <CoreNumber of={gap.gapOfTwoParts} digits={2} />; under the figure you can fit each
        family and compare what they leave. And an ascent only finds the nearest top: this ELBO has
        three over the normals, and the one that covers both humps, with sd{' '}
        <CoreNumber of={gap.coveringSd} digits={2} />, ends at{' '}
        <CoreNumber of={gap.coveringElbo} digits={4} />. Looking at the ELBO alone you could not
        tell whether the nats you miss are a poor optimum, a poor family, or simply what{' '}
        <Tex html={tex`\log p(x)`} /> is.
      </p>

      <h2>Two faces, and what happens without the entropy</h2>
      <p>
        The ELBO can be written in two ways, both of them drawn as bars in the figure and checked in
        the derivation beside it:
      </p>
      <Formula
        html={texBlock`\mathrm{ELBO}(q) \;=\; \mathbb{E}_q\log p(x|z) - \mathrm{KL}\bigl(q\,\|\,p(z)\bigr) \;=\; \mathbb{E}_q\log p(x,z) + H(q) .`}
        label="The ELBO is the average log likelihood minus KL of q and the prior, and also the average log joint plus the entropy of q"
      />
      <p>
        The first says: explain the data, but stay near the <Term id="prior">prior</Term>. The
        second: sit where the joint is high, but stay spread out. That “but” is the{' '}
        <Term id="entropy">entropy</Term>. Drop it, for instance by fitting draws of{' '}
        <Tex html={tex`q`} /> to the prior by their negative log likelihood instead of by a KL, and
        nothing is left to keep <Tex html={tex`q`} /> from collapsing: in a valley of the joint it
        may widen at first, but nothing is as high as its highest point.{' '}
        <a href="?preset=spike">Try it</a>: <Tex html={tex`q`} /> falls onto the highest point of
        the joint and becomes a spike. It stops at sd 0.05, where the entropy is{' '}
        <CoreNumber of={gap.spikeEntropy} digits={4} />, only because the figure draws nothing
        narrower. What is climbed goes up all the time. The ELBO rises only while{' '}
        <Tex html={tex`q`} /> passes near its best normal; then it falls, and goes on falling.
      </p>

      <h2>It is not always negative</h2>
      <p>
        For a discrete <Tex html={tex`x`} />, <Tex html={tex`p(x)\le 1`} /> and every ELBO is at
        most 0. A <Term id="density">density</Term> may exceed 1. With a narrow prior and little
        noise <a href="?preset=above-zero">the ELBO is above zero</a>, here{' '}
        <CoreNumber of={gap.aboveZero} />. Measure <Tex html={tex`x`} /> in other units and it is
        another number; only differences of ELBOs for the same data mean something.
      </p>

      <h2>Draws instead of integrals</h2>
      <p>
        The exact gradient needs an integral over <Tex html={tex`q`} />. Usually one draws{' '}
        <Tex html={tex`z=\text{mean}+\text{sd}\cdot\varepsilon`} /> with a standard normal{' '}
        <Tex html={tex`\varepsilon`} /> and averages the slope of <Tex html={tex`\log p(x,z)`} />{' '}
        over the draws: unbiased, however few they are. With one draw a step <Tex html={tex`q`} />{' '}
        staggers, with a thousand it walks nearly as by the exact gradient; the same seed staggers
        the same way again.
      </p>
      <p>
        Draws also give a tighter bound. Average <Tex html={tex`K`} /> weights{' '}
        <Tex html={tex`p(x,z)/q(z)`} /> <em>before</em> taking the logarithm, and Jensen’s
        inequality loses less: the <Term id="weightedBound">importance-weighted bound</Term>, the
        third bar of the figure. It rises with <Tex html={tex`K`} /> towards{' '}
        <Tex html={tex`\log p(x)`} />, but only as fast as draws find the mass that is missing. For
        the normal that covers both humps a hundred draws give{' '}
        <CoreNumber of={gap.weightedCovering} digits={4} />; for the “best” one, which has hardly
        any draws on the other hump, <CoreNumber of={gap.weightedBest} digits={4} />.
      </p>

      <h2>“It is maximum likelihood, really”</h2>
      <p>
        So far the model stood still. In a VAE it is trained too: one climbs the ELBO in{' '}
        <Tex html={tex`q`} /> and in a parameter <Tex html={tex`\theta`} /> of the model. For each{' '}
        <Tex html={tex`\theta`} /> the best <Tex html={tex`q`} /> leaves some gap, and where the gap
        is smaller the bound is flattered. So the two curves below peak at different places, unless
        the gap happens to have slope zero at the maximum of the likelihood:
      </p>
      <Formula
        html={texBlock`\frac{d}{d\theta}\max_q\mathrm{ELBO} \;=\; \frac{d}{d\theta}\log p(x;\theta) \;-\; \frac{d}{d\theta}\,\text{gap}(\theta) .`}
        label="The slope of the best ELBO is the slope of the log evidence minus the slope of the gap"
      />

      <FigureSlot figure={elboTheta} />

      <p>
        In the figure <Tex html={tex`\theta`} /> is the sd of the noise. The likelihood is largest
        at <CoreNumber of={theta.mle} />, the best bound at <CoreNumber of={theta.elboArgmax} />:
        training on the bound reports more noise than maximum likelihood does, because more noise
        fills the valley between the two humps of the posterior, and a normal can follow them more
        closely. The bias is towards models whose posteriors the family can fit. With a family that
        closes the gap at every <Tex html={tex`\theta`} /> there is none.
      </p>

      <Answer>
        Climb the ELBO: it needs the joint only, and since ELBO and gap add up to log p(x), which no
        q changes, every nat gained is a nat of gap closed. At the highest top, what remains is what
        your family of q cannot do, and if the model is trained on the bound too, it drifts towards
        models for which that is little.
      </Answer>

      <h2>What this settles</h2>
      <ul className="claims">
        <Claim
          said="KL moves the problem from the unknown posterior to the known joint."
          verdict="right"
        >
          The gap is never computed; it is closed by raising what it adds up with.
        </Claim>
        <Claim
          said="A VAE is trained on a lower bound of the likelihood, so it is maximum likelihood, really."
          verdict="half right"
        >
          It is, wherever the gap does not change with the parameters. In the second figure it does,
          and the maxima lie apart.
        </Claim>
        <Claim
          said="Fit the encoder’s latents to N(0, 1) by their NLL instead of the KL."
          verdict="wrong"
        >
          That drops the entropy, and q collapses to a spike.
        </Claim>
        <Claim said="The ELBO is negative." verdict="right, with a condition">
          For discrete data. Of densities it can have either sign.
        </Claim>
        <Claim said="A higher ELBO is a better model." verdict="right, with a condition">
          For one model a higher ELBO is a better q. Between models it also counts how well q can
          follow their posteriors.
        </Claim>
      </ul>

      <h2>Sources</h2>
      <ol className="sources">
        <li>
          M. Jordan, Z. Ghahramani, T. Jaakkola and L. Saul, “An introduction to variational methods
          for graphical models”, <i>Machine Learning</i> 37 (1999), section 6: the bound, by
          Jensen’s inequality and by KL.
        </li>
        <li>
          C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), section 10.1, eqs
          10.2–10.4: log p(x) as bound plus KL.
        </li>
        <li>
          D. Kingma and M. Welling, “Auto-encoding variational Bayes” (2014), eqs 1–3 and section
          2.4: both faces, and gradients by reparameterised draws.
        </li>
        <li>
          S. Amari, “Natural gradient works efficiently in learning”, <i>Neural Computation</i> 10
          (1998): steps measured in widths of q.
        </li>
        <li>
          Y. Burda, R. Grosse and R. Salakhutdinov, “Importance weighted autoencoders” (2016), eq. 8
          and theorem 1: the weighted bound, rising with the number of draws.
        </li>
        <li>
          K. Murphy, <i>Probabilistic Machine Learning: Advanced Topics</i> (2023), section 10.1:
          training a model on the bound.
        </li>
      </ol>
    </>
  );
}
