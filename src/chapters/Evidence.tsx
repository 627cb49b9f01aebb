import { Tex, tex, texBlock } from '../derivation';
import { FigureSlot } from '../figures/FigureSlot';
import { figure as evidenceFigure } from '../figures/evidence';
import { facts, figure as guessFigure } from '../figures/guess-the-evidence';
import { Term } from '../ui';
import type { Chapter } from './Chapter';
import { CoreNumber } from './CoreNumber';
import { EvidenceEnd } from './EvidenceEnd';
import { Formula } from './Formula';

export const evidence: Chapter = {
  slug: 'evidence',
  number: 5,
  title: 'The evidence you cannot compute',
  question: 'What exactly needs p(x)?',
  Body: EvidenceBody,
};

function EvidenceBody() {
  return (
    <>
      <p className="lead">
        You have a <Term id="prior">prior</Term> <Tex html={tex`p(z)`} />, a{' '}
        <Term id="likelihood">likelihood</Term> <Tex html={tex`p(x|z)`} /> and an observation{' '}
        <Tex html={tex`x`} />, and you want the <Term id="posterior">posterior</Term>. Its numerator
        is there at every <Tex html={tex`z`} /> for a multiplication. Its denominator is one number,
        the <Term id="evidence">evidence</Term>, and to know it you would have to integrate over
        everything.
      </p>
      <Formula
        html={texBlock`p(z|x) \;=\; \frac{p(x|z)\,p(z)}{p(x)}, \qquad p(x) \;=\; \int p(x|z)\,p(z)\,dz .`}
        label="Bayes' rule: the posterior is likelihood times prior over the evidence, and the evidence is the integral of likelihood times prior over z"
      />
      <p>
        On one axis, as in the figures here, a computer does that integral in a millisecond. With a
        hundred unknowns it does not. So one gives up the posterior and looks for a simple
        distribution near it. That is <Term id="q">q</Term>: for this one <Tex html={tex`x`} /> a
        distribution of <Tex html={tex`z`} /> that you choose from a family with a few parameters to
        turn, such as the normals with their mean and sd. “Near” needs a ruler, and the ruler must
        not ask for the number you do not have. Which rulers pass?
      </p>

      <FigureSlot figure={evidenceFigure} />

      <h2>A summand and a factor</h2>
      <p>
        KL takes the logarithm of the posterior. The logarithm turns Bayes’ quotient into a
        difference, and the evidence comes out as a term of its own:
      </p>
      <Formula
        html={texBlock`\mathrm{KL}\bigl(q\,\|\,p(z|x)\bigr) \;=\; \mathbb{E}_q\log q(z) \;-\; \mathbb{E}_q\log p(x,z) \;+\; \log p(x) .`}
        label="KL of q and the posterior is the average of log q, minus the average of the log joint, plus log p of x"
      />
      <p>
        <Tex html={tex`\log p(x)`} /> is the same number whatever <Tex html={tex`q`} /> is. A hill
        is highest at the same place whether you measure from the sea or from the valley. So you
        look for the <Tex html={tex`q`} /> that makes the first two terms smallest, and never need
        the third. Their sum with the sign turned is the <Term id="elbo">ELBO</Term>, and the next
        chapter is about it.
      </p>
      <p>Squared error multiplies the posterior out as it is:</p>
      <Formula
        html={texBlock`\int \bigl(q-p(z|x)\bigr)^2 dz \;=\; \int q^2\,dz \;-\; \frac{2}{p(x)}\int q\,p(x,z)\,dz \;+\; \frac{1}{p(x)^2}\int p(x,z)^2\,dz .`}
        label="The integral of the squared difference is the integral of q squared, minus two over p of x times the integral of q times the joint, plus one over p of x squared times the integral of the joint squared"
      />
      <p>
        Here the last term drops out too, as it does not know <Tex html={tex`q`} />. The middle one
        does not: it is the only term that compares <Tex html={tex`q`} /> with anything, and the
        evidence is a factor in it. It sets how much lying on the joint counts against{' '}
        <Tex html={tex`\int q^2`} />, which every narrow <Tex html={tex`q`} /> pays. Without it the
        balance is unknown.
      </p>
      <p>
        Mind what is not claimed. KL’s <em>value</em> needs <Tex html={tex`p(x)`} /> as much as that
        of L2². You find the best <Tex html={tex`q`} /> without ever learning how good it is.
      </p>

      <h2>Then guess it</h2>
      <p>
        Suppose you put a guess <Tex html={tex`g`} /> in its place. The target becomes{' '}
        <Tex html={tex`p(x,z)/g`} />, the posterior times <Tex html={tex`c=p(x)/g`} />. In the
        figure below you hold the guess. The model is the first one from above, whose evidence is{' '}
        <CoreNumber of={facts.evidence()} /> (its logarithm{' '}
        <CoreNumber of={facts.logEvidence()} digits={5} />
        ); sweep the guess from a tenth of that to ten times as much, and watch where each ruler’s
        best normal <Tex html={tex`q`} /> goes.
      </p>

      <FigureSlot figure={guessFigure} />

      <p>
        KL’s winner stands still: mean <CoreNumber of={facts.klMean()} digits={4} />, sd{' '}
        <CoreNumber of={facts.klSd()} />, at every guess. L2’s winner depends on what you believe.
        With the true value it has mean <CoreNumber of={facts.l2MeanAtTruth()} digits={4} /> and sd{' '}
        <CoreNumber of={facts.l2SdAtTruth()} />; with half of it the sd shrinks to{' '}
        <CoreNumber of={facts.l2SdAtHalf()} />; with twice the truth the winner has left its hump
        altogether, to mean <CoreNumber of={facts.l2MeanAtTwice()} digits={1} /> and sd{' '}
        <CoreNumber of={facts.l2SdAtTwice()} />. With ten times the truth, or with the raw joint,{' '}
        <Tex html={tex`g=1`} />, there is no best <Tex html={tex`q`} /> at all.
      </p>

      <h2>Why it runs away</h2>
      <p>
        That is no accident of this model. A normal <Tex html={tex`q`} /> of sd{' '}
        <Tex html={tex`s`} /> is nowhere higher than <Tex html={tex`1/(s\sqrt{2\pi})`} />, so
        neither is its average over any <Tex html={tex`p`} />, and{' '}
        <Tex html={tex`\int q^2=1/(2s\sqrt{\pi})`} />. Hence, for every target:
      </p>
      <Formula
        html={texBlock`\int q^2 - 2c\int q\,p \;\ge\; \frac{1}{s}\left(\frac{1}{2\sqrt{\pi}}-\frac{2c}{\sqrt{2\pi}}\right) \;\ge\; 0 \quad\text{as soon as}\quad c \le 2^{-3/2} .`}
        label="The integral of q squared minus two c times the integral of q p is at least one over s times a bracket that is not negative once c is at most two to the minus three halves"
      />
      <p>
        At <Tex html={tex`c\le 2^{-3/2}`} /> = <CoreNumber of={facts.leastScale()} /> no{' '}
        <Tex html={tex`q`} /> earns back what its own square costs. Zero is only approached, as{' '}
        <Tex html={tex`s\to\infty`} />: there is no minimiser, the fit grows wider for ever. Guess
        more than <CoreNumber of={facts.lastGuess()} /> times too high and you are there. Using the
        joint as it is means <Tex html={tex`c=p(x)`} />, which for more than a few observations is
        usually far below. And when the posterior is itself normal with sd{' '}
        <Tex html={tex`\sigma`} />, so that <Tex html={tex`q`} /> could be right exactly, L2’s
        winner has sd <Tex html={tex`\sigma/\sqrt{2c^{2/3}-1}`} />: right only for the right guess.
      </p>
      <p>
        The guess even decides what kind of answer you get. Two equal humps at{' '}
        <Tex html={tex`\pm a`} />, each of sd 1: with the right value L2’s best normal covers both
        until <Tex html={tex`a`} /> = <CoreNumber of={facts.coversUntilAtTruth()} /> and then jumps
        to one of them; with half of it (<Tex html={tex`c=2`} />) it jumps at{' '}
        <CoreNumber of={facts.coversUntilAtHalf()} /> already.
      </p>

      <EvidenceEnd />
    </>
  );
}
