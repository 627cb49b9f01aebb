import { Tex, tex, texBlock } from '../derivation';
import { facts } from '../figures/direction';
import { CoreCount } from './CoreCount';
import { Answer, Claim, Formula } from './Formula';

/** The cure, which direction one gets, the answer, the claims it settles, and the sources of chapter 4. */
export function DirectionEnd() {
  return (
    <>
      <h2>The cure is a richer q</h2>
      <p>
        No normal has two humps, so each direction had to choose what to get wrong. Give{' '}
        <Tex html={tex`q`} /> two components and the choice is gone: both divergences are 0 when{' '}
        <Tex html={tex`q`} /> is <Tex html={tex`p`} />, and only then. Cut the first figure’s{' '}
        <Tex html={tex`q`} /> in two where it stands, and both descents end on <Tex html={tex`p`} />
        . Which way round matters to the extent that the family is too small.
      </p>
      <p>
        That <Tex html={tex`q`} /> <em>can</em> be <Tex html={tex`p`} /> is no promise that a search
        gets there: put both components on one of two far humps, and by KL(q‖p) there they stay.
      </p>

      <h2>Which one do I get?</h2>
      <p>
        You seldom choose. What you hold chooses for you, because an average can be estimated by
        draws from the distribution it runs over. With <Tex html={tex`\tilde p=Z\,p`} /> for a{' '}
        <Tex html={tex`p`} /> that is known up to a factor:
      </p>
      <Formula
        html={texBlock`\begin{aligned} \mathrm{KL}(q\,\|\,p) &= \mathbb{E}_q\log\frac{q}{\tilde p} + \log Z , \\[0.5em] \mathrm{KL}(p\,\|\,q) &= -\mathbb{E}_p\log q - H(p) . \end{aligned}`}
        label="KL of q and p is the average over q of log q over p tilde, plus log Z; KL of p and q is minus the average over p of log q, minus the entropy of p"
      />
      <ul>
        <li>
          <strong>A formula for p, up to a factor</strong>, as for a posterior: draw from{' '}
          <Tex html={tex`q`} />, and leave out <Tex html={tex`\log Z`} />, which no{' '}
          <Tex html={tex`q`} /> changes. You get KL(q‖p). That is variational inference.
        </li>
        <li>
          <strong>Samples of p</strong>, as for a data set: average <Tex html={tex`-\log q`} /> over
          them, and leave out <Tex html={tex`H(p)`} />, which no <Tex html={tex`q`} /> changes. You
          get KL(p‖q). That is maximum likelihood, and cross-entropy.
        </li>
        <li>
          <strong>Both densities</strong>, as here on one axis: any of the five. Where their best
          fits differ you see what your family of <Tex html={tex`q`} /> cannot do.
        </li>
      </ul>

      <h2>Is the problem convex?</h2>
      <p>
        That depends on the direction <em>and</em> on how you name the parameters. For a normal{' '}
        <Tex html={tex`q`} />, KL(p‖q) is convex in the natural parameters{' '}
        <Tex html={tex`\mathrm{mean}/\mathrm{sd}^2`} /> and{' '}
        <Tex html={tex`-1/(2\,\mathrm{sd}^2)`} />, whatever <Tex html={tex`p`} /> is, but not in
        mean and sd: far out, where sd is more than <Tex html={tex`\sqrt3`} /> times that of{' '}
        <Tex html={tex`p`} />, it bends the other way. KL(q‖p) is convex in mean and sd if{' '}
        <Tex html={tex`\log p`} /> is concave. Once there are two valleys it is convex in no
        parameters at all.
      </p>

      <Answer>
        KL averages over its first argument, so KL(q‖p) minds where q puts mass that p has not, and
        KL(p‖q) where p has mass that q has not. You get the first when you can evaluate p up to a
        factor, the second when you can draw from it, and the two agree on the best q once q is able
        to be p.
      </Answer>

      <h2>What this settles</h2>
      <ul className="claims">
        <Claim
          said="KL measures how much P deviates from Q if Q is the truth."
          verdict="right, with a condition"
        >
          If it is KL(Q‖P). The first argument is the one that is drawn from, so in KL(P‖Q) the
          truth is P.
        </Claim>
        <Claim said="KL(q‖p) ≥ 0, zero only at p = q, not symmetric." verdict="right">
          The coins above show how far from symmetric.
        </Claim>
        <Claim said="KL is a distance." verdict="wrong">
          Besides being lopsided it has no triangle inequality: from N(0, 1) to N(2, 1) it is{' '}
          <CoreCount of={facts.klTwoApart()} />, by way of N(1, 1) it is{' '}
          <CoreCount of={facts.klByWay()} />.
        </Claim>
        <Claim said="One direction gains information and the other loses it." verdict="wrong">
          Both are never negative: each is a loss, under a truth of its own.
        </Claim>
        <Claim
          said="Reverse KL, that is KL(q‖p), picks one mode."
          verdict="right, with a condition"
        >
          If the modes are far enough apart for their width, and if q can have one only.
        </Claim>
        <Claim said="The problem is convex." verdict="right, with a condition">
          KL(p‖q) in the natural parameters of q; KL(q‖p) in mean and sd, when log p is concave.
        </Claim>
      </ul>

      <h2>Sources</h2>
      <ol className="sources">
        <li>
          S. Kullback and R. A. Leibler, “On information and sufficiency”,{' '}
          <i>Annals of Mathematical Statistics</i> 22 (1951): the divergence, with its two
          directions and their sum.
        </li>
        <li>
          T. M. Cover and J. A. Thomas, <i>Elements of Information Theory</i>, 2nd ed. (2006),
          theorem 5.4.3: KL as what the wrong code costs.
        </li>
        <li>
          C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), section 10.1.2 and
          figure 10.3: the two directions against two humps; section 10.7: moments as the optimum of
          KL(p‖q).
        </li>
        <li>
          T. Minka, “Divergence measures and message passing”, Microsoft Research TR-2005-173
          (2005): which divergences cover and which exclude.
        </li>
        <li>
          M. J. Wainwright and M. I. Jordan, “Graphical models, exponential families, and
          variational inference”, <i>Foundations and Trends in Machine Learning</i> 1 (2008),
          section 3: convexity in the natural parameters.
        </li>
        <li>
          E. Challis and D. Barber, “Gaussian Kullback–Leibler approximate inference”,{' '}
          <i>Journal of Machine Learning Research</i> 14 (2013): KL(q‖p) is convex in the mean and
          the root of the covariance when log p is concave.
        </li>
      </ol>
    </>
  );
}
