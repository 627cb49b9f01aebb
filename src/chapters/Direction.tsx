import { Tex, tex, texBlock } from '../derivation';
import { FigureSlot } from '../figures/FigureSlot';
import { facts, figure as directionFigure } from '../figures/direction';
import { facts as switchFacts, figure as modeSwitch } from '../figures/mode-switch';
import { Term } from '../ui';
import type { Chapter } from './Chapter';
import { CoreCount } from './CoreCount';
import { CoreNumber } from './CoreNumber';
import { DirectionEnd } from './DirectionEnd';
import { Formula } from './Formula';

export const direction: Chapter = {
  slug: 'direction',
  number: 4,
  title: 'Which way round?',
  question: 'Why is KL(q‖p) not KL(p‖q), and which one do I get?',
  Body: DirectionBody,
};

function DirectionBody() {
  return (
    <>
      <p className="lead">
        KL takes two distributions, and they play different parts. The first one is drawn from; the
        second is only asked how probable it finds each draw. Exchange them and you have asked
        another question.
      </p>
      <Formula
        html={texBlock`\begin{aligned} \mathrm{KL}(q\,\|\,p) &= \mathbb{E}_{z\sim q}\,\log\frac{q(z)}{p(z)} , \\[0.5em] \mathrm{KL}(p\,\|\,q) &= \mathbb{E}_{z\sim p}\,\log\frac{p(z)}{q(z)} . \end{aligned}`}
        label="KL of q and p is the average over draws from q of log q over p; KL of p and q is the average over draws from p of log p over q"
      />
      <p>
        Take a coin that falls heads ninety-nine times in a hundred, and a fair one. Whoever tosses
        the first and believes in the second loses <CoreNumber of={facts.coinBiasedFair()} /> nats a
        toss. Whoever tosses the fair coin and believes in the first loses{' '}
        <CoreNumber of={facts.coinFairBiased()} digits={4} />: half the tosses show tails, and each
        of them is a surprise of log(0.5/0.01) = <CoreNumber of={facts.surpriseOfTails()} />. Both
        are losses, and neither is the other with its sign turned.
      </p>
      <p>
        Many texts call KL(q‖p) “reverse” and KL(p‖q) “forward”. The words presume which of the two
        is the truth, so this page prints the formula.
      </p>

      <FigureSlot figure={directionFigure} />

      <h2>What each of them fears</h2>
      <p>
        KL(q‖p) is charged where <Tex html={tex`q`} /> is and <Tex html={tex`p`} /> is not:{' '}
        <Tex html={tex`q`} /> draws there, and finds itself nearly impossible. Where{' '}
        <Tex html={tex`p`} /> has a hump and <Tex html={tex`q`} /> has nothing, nothing is drawn and
        nothing charged. KL(p‖q) is charged in just those places that the other one overlooks. The
        shaded integrands in the figure show where the charge of each direction lies; drag{' '}
        <Tex html={tex`q`} /> and watch it move.
      </p>
      <p>
        So they disagree about the best normal. In the figure’s first state KL(q‖p) prefers mean{' '}
        <CoreNumber of={facts.klQPMean()} />, sd <CoreNumber of={facts.klQPSd()} />: one hump, and
        the other ignored. KL(p‖q) prefers mean <CoreNumber of={facts.klPQMean()} digits={1} />, sd{' '}
        <CoreNumber of={facts.klPQSd()} />: wider, over both, and over the valley between them, at
        whose bottom <Tex html={tex`q`} /> is <CoreNumber of={facts.overValley()} digits={2} />{' '}
        times as high as <Tex html={tex`p`} />.
      </p>
      <p>
        The second answer needs no search. Only <Tex html={tex`-\mathbb{E}_p\log q`} /> depends on{' '}
        <Tex html={tex`q`} />, and for a normal that is a matter of two numbers of{' '}
        <Tex html={tex`p`} />:
      </p>
      <Formula
        html={texBlock`-\mathbb{E}_p\log q \;=\; \log\bigl(\mathrm{sd}\,\sqrt{2\pi}\bigr) + \frac{\mathrm{Var}_p(z) + \bigl(\mathbb{E}_p z-\mathrm{mean}\bigr)^2}{2\,\mathrm{sd}^2} .`}
        label="Minus the average of log q over p is log of sd times root two pi, plus the variance of p plus the squared difference of the means, over twice sd squared"
      />
      <p>
        It is smallest at the mean and the sd of <Tex html={tex`p`} />, and nowhere else is there a
        valley: wherever you drop <Tex html={tex`q`} /> on that landscape, it flows to the same
        place. The landscape of KL(q‖p) has <CoreCount of={facts.klQPMinima()} /> valleys here, and
        where <Tex html={tex`q`} /> ends depends on where it was dropped.{' '}
        <a href="?preset=lesser">The other one</a>, at mean{' '}
        <CoreNumber of={facts.klQPOtherMean()} />, costs{' '}
        <CoreNumber of={facts.klQPOtherValue()} digits={2} /> nats where the best costs{' '}
        <CoreNumber of={facts.klQPValue()} digits={2} />.
      </p>

      <h2>Does KL(q‖p) pick one mode?</h2>
      <p>
        So says the rule of thumb, and it is half a truth. Take two equal humps at{' '}
        <Tex html={tex`\pm a`} />, each of sd <Tex html={tex`s`} />, and pull them apart.
      </p>

      <FigureSlot figure={modeSwitch} />

      <p>
        While <Tex html={tex`a/s`} /> is below <CoreNumber of={switchFacts.birth()} />, KL(q‖p) has
        one minimum, and it covers both humps. From there on a <Tex html={tex`q`} /> on one hump is
        a local minimum too, but a worse one. Only at <CoreNumber of={switchFacts.jump()} /> do they
        change places, and the best sd <em>jumps</em>, from{' '}
        <CoreNumber of={switchFacts.sdCovering()} /> to <CoreNumber of={switchFacts.sdOnOne()} />{' '}
        times <Tex html={tex`s`} />.
      </p>
      <p>
        The price of ignoring a hump explains it. A <Tex html={tex`q`} /> that follows one of two
        equal humps is twice as high there as <Tex html={tex`p`} />, so it pays log 2 ={' '}
        <CoreNumber of={switchFacts.logTwo()} /> nats and no more, however far away the other is.
        Covering both costs more and more as they part. At the jump the two bills are equal.
      </p>
      <p>
        The covering minimum does not vanish at the jump. It stays, as a local one, however far the
        humps are pulled apart in the figure. An optimiser that starts on it and follows the target
        remains on it; one that starts on a hump and follows the target back remains there down to{' '}
        <CoreNumber of={switchFacts.birth()} />. In between the answer depends on where you come
        from: <em>hysteresis</em>. Pull the humps apart and push them together again to see it.
      </p>
      <p>
        Nor is it a privilege of KL(q‖p). The best normal by <Term id="tv">TV</Term> lets go of one
        hump from <CoreNumber of={switchFacts.jumpOfTv()} /> on, by <Term id="jsd">JSD</Term> from{' '}
        <CoreNumber of={switchFacts.jumpOfJsd()} />, and by <Term id="l2Squared">L2²</Term> from{' '}
        <CoreNumber of={switchFacts.jumpOfL2()} />; KL(p‖q) never does, its best sd is{' '}
        <Tex html={tex`\sqrt{a^2+s^2}`} />.
      </p>

      <DirectionEnd />
    </>
  );
}
