import { Tex, tex, texBlock } from '../derivation';
import { Answer, Claim, Formula } from './Formula';

/** Who else escapes p(x), the answer, the claims it settles, and the sources of chapter 5. */
export function EvidenceEnd() {
  return (
    <>
      <h2>KL is not the only way out</h2>
      <p>
        What saves KL is that a constant factor of the target becomes a constant summand. Others
        have that too. <strong>Rényi’s divergences</strong>,{' '}
        <Tex html={tex`\tfrac{1}{\alpha-1}\log\int q^{\alpha}p^{1-\alpha}`} />, have the whole
        integral under a logarithm, and <Tex html={tex`\log p(x)`} /> comes out as it does in KL.
        The <strong>Cauchy–Schwarz divergence</strong> is made of the very integrals of L2², but as
        a ratio, in which the factor cancels:
      </p>
      <Formula
        html={texBlock`-\log\frac{\bigl(\int q\,p\bigr)^2}{\int q^2\,\int p^2} .`}
        label="minus the logarithm of the squared integral of q p over the integral of q squared times the integral of p squared"
      />
      <p>
        And the <strong>Fisher divergence</strong> compares slopes of log densities: since{' '}
        <Tex html={tex`\nabla_z\log p(z|x)=\nabla_z\log p(x,z)`} />, the evidence is gone before the
        squares are taken. It is a squared error that needs no <Tex html={tex`p(x)`} />, and{' '}
        <em>score matching</em> is its name as a method.
      </p>
      <p>
        There is an honest way out for L2 itself. If you hold <em>samples</em> of the posterior,
        from a Markov chain for instance, then <Tex html={tex`\int q\,p(z|x)\,dz`} /> is the average
        of <Tex html={tex`q`} /> over them, and the middle term can be had without{' '}
        <Tex html={tex`p(x)`} />. Density estimators are tuned in just this way. The price is the
        sampler: it has solved the problem before <Tex html={tex`q`} /> begins.
      </p>

      <Answer>
        In KL the evidence is a summand, log p(x), the same for every q, so the best q can be found
        from prior and likelihood alone. In squared error it is a factor before the only term that
        compares q with the posterior: guess it wrong and another q wins, or none does.
      </Answer>

      <h2>What this settles</h2>
      <ul className="claims">
        <Claim
          said="KL moves the problem from the unknown posterior to the known joint, since KL(q‖p(z|x)) = −ELBO(q) + log p(x)."
          verdict="right"
        >
          Line by line in the first derivation. It moves the search, not the value: how large KL is
          stays unknown.
        </Claim>
        <Claim
          said="The squared L2 norm still needs p(x) in its middle term."
          verdict="right, with a condition"
        >
          So it is, unless you hold samples of the posterior. Its last term needs p(x) too, but
          drops out of the search.
        </Claim>
        <Claim said="Say clearly what q is." verdict="right">
          A distribution of z, chosen from a family, for the x at hand.
        </Claim>
        <Claim
          said="So it has to be KL: nothing else gets by without the evidence."
          verdict="wrong"
        >
          Often concluded, and not so: Rényi, Cauchy–Schwarz and Fisher divergences get by, too.
        </Claim>
      </ul>

      <h2>Sources</h2>
      <ol className="sources">
        <li>
          M. I. Jordan, Z. Ghahramani, T. S. Jaakkola and L. K. Saul, “An introduction to
          variational methods for graphical models”, <i>Machine Learning</i> 37 (1999), section 6:
          the bound on log p(x).
        </li>
        <li>
          D. M. Blei, A. Kucukelbir and J. D. McAuliffe, “Variational inference: a review for
          statisticians”, <i>Journal of the American Statistical Association</i> 112 (2017), section
          2.2: KL, the evidence, and why the ELBO is maximised instead.
        </li>
        <li>
          C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), section 10.1.
        </li>
        <li>
          A. Hyvärinen, “Estimation of non-normalized statistical models by score matching”,{' '}
          <i>Journal of Machine Learning Research</i> 6 (2005): the Fisher divergence without the
          normalising constant.
        </li>
        <li>
          Y. Li and R. E. Turner, “Rényi divergence variational inference”,{' '}
          <i>Advances in Neural Information Processing Systems</i> 29 (2016).
        </li>
        <li>
          R. Jenssen, J. C. Principe, D. Erdogmus and T. Eltoft, “The Cauchy–Schwarz divergence and
          Parzen windowing”, <i>Journal of the Franklin Institute</i> 343 (2006).
        </li>
        <li>
          M. Rudemo, “Empirical choice of histograms and kernel density estimators”,{' '}
          <i>Scandinavian Journal of Statistics</i> 9 (1982): squared error fitted by samples.
        </li>
      </ol>
    </>
  );
}
