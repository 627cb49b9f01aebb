import { Tex, tex } from '../derivation';
import { facts } from '../figures/learning-race';
import { CoreCount } from './CoreCount';
import { Answer, Claim } from './Formula';

/** Where squares do well, the answer, the claims it settles, and the sources of chapter 3. */
export function GradientsEnd() {
  return (
    <>
      <h2>Where squares do well</h2>
      <ul>
        <li>
          <strong>Without the softmax.</strong> Let descent move the probabilities themselves. The
          gradient of <Tex html={tex`\sum(s-t)^2`} /> is <Tex html={tex`2(s-t)`} />, and one step of
          rate ½ lands on <Tex html={tex`t`} />, from any start.
        </li>
        <li>
          <strong>From a start that is not far off.</strong> An untrained network is nearly uniform,
          not confidently wrong, and from there squares need some{' '}
          <CoreCount of={facts.ratioOfMeans()} /> times the steps of KL(t‖s), not hundreds of times.
        </li>
        <li>
          <strong>With an adaptive optimiser.</strong> Adam divides each step by the gradient’s
          recent size, so a flat stretch is crossed at full pace.{' '}
          <a href="?preset=adam">From the confidently wrong start</a> KL(t‖s) then takes{' '}
          <CoreCount of={facts.adam.kl()} /> steps, JSD <CoreCount of={facts.adam.jsd()} />, L1{' '}
          <CoreCount of={facts.adam.l1()} digits={1} />, squares{' '}
          <CoreCount of={facts.adam.halfL2()} />.
        </li>
        <li>
          <strong>When some labels are false.</strong> A learner that lets go of what it finds
          hopeless is not pulled about by mistakes in the data.
        </li>
      </ul>

      <Answer>
        No: a factor before the loss is a factor before the rate, so being small slows nothing that
        the rate does not make up for. Behind a softmax squares are slow for another reason, the
        predicted probability that multiplies their gradient and holds them to a confident mistake;
        JSD and L1 share it, and KL(t‖s) is free of it because its logarithm cancels just that
        factor.
      </Answer>

      <h2>What this settles</h2>
      <ul className="claims">
        <Claim
          said="Squares of probabilities are abnormally small, barely learning."
          verdict="half right"
        >
          Behind a softmax they are slow to leave a confident mistake. But that is saturation; being
          small is cured by a factor, and is not the reason.
        </Claim>
        <Claim said="L1 is relatively acceptable." verdict="wrong">
          With plain descent it is the slowest of the four from every start of the table. Squares
          can be slower still where a class that should have a share is thought impossible, as in
          the preset <a href="?preset=rare-class">Rare class</a>. With Adam it comes in before the
          squares.
        </Claim>
        <Claim
          said="KL and JSD are preferred: their convergence is much stronger."
          verdict="half right"
        >
          From farther off KL(t‖s) takes longer only in proportion to the logits that are wrong, and
          longest where a rare class lies buried: its error is small. JSD is as quick from near, and
          from far it saturates too.
        </Claim>
      </ul>

      <h2>Sources</h2>
      <ol className="sources">
        <li>
          J. S. Bridle, “Probabilistic interpretation of feedforward classification network
          outputs”, in <i>Neurocomputing</i> (1990): the softmax, and its gradient under the
          relative entropy.
        </li>
        <li>
          S. Solla, E. Levin and M. Fleisher, “Accelerated learning in layered neural networks”,{' '}
          <i>Complex Systems</i> 2 (1988): squares against the logarithmic error, and why the latter
          is faster.
        </li>
        <li>
          C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), eq. 4.109: the
          gradient of the cross-entropy of a softmax is prediction minus target.
        </li>
        <li>
          I. Goodfellow, Y. Bengio and A. Courville, <i>Deep Learning</i> (2016), sections 6.2.2.2
          and 6.2.2.3: sigmoid and softmax saturate, and a loss has to undo it.
        </li>
        <li>
          P. Golik, P. Doetsch and H. Ney, “Cross-entropy vs. squared error training”,{' '}
          <i>Interspeech</i> (2013): squares behind a softmax do well from a good start.
        </li>
        <li>
          D. Kingma and J. Ba, “Adam: a method for stochastic optimization” (2015), algorithm 1.
        </li>
        <li>
          L. Hui and M. Belkin, “Evaluation of neural architectures trained with square loss vs
          cross-entropy in classification tasks” (2021): squares on the logits, without a softmax.
        </li>
      </ol>
    </>
  );
}
