/** What the symbols mean, in one or two sentences each. */
export const GLOSSARY = {
  q: 'q is the approximation: the distribution you are free to choose. Drawn blue, solid, with discs as handles.',
  p: 'p is the target: the distribution q should come close to. Drawn vermilion, dashed, with diamonds as handles.',
  z: 'z is the quantity that is uncertain; both distributions say how probable its values are.',
  density:
    'A density is probability per unit of z. It is not a probability: it can be greater than 1, and only areas under it are probabilities.',
  nats: 'A nat is the unit of information that goes with the natural logarithm; 1 nat is 1.443 bits.',
  bits: 'A bit is the unit of information that goes with the logarithm to base 2; 1 bit is 0.693 nats.',
  kl: 'KL(q‖p) = ∫ q log(q/p) dz, the Kullback–Leibler divergence: the average over q of the log of how many times as probable q makes a value as p does. Never negative, 0 only when q = p, ∞ when q has mass where p has none.',
  klReverse: 'KL(p‖q) = ∫ p log(p/q) dz: the same with the average taken over p.',
  l2Squared:
    'L2² = ∫ (q − p)² dz, or Σ (q − p)² over categories: squared differences, added up. Over z its unit is 1/z; over categories it has none.',
  l2: 'L2 = √∫ (q − p)² dz: the root of L2².',
  logits:
    'Logits: one number for each category, any number; the softmax makes probabilities of them. A category whose logit is larger by 1 than another’s is e = 2.718 times as probable as that one.',
  softmax:
    'The softmax makes probabilities of logits: each is the exponential of its logit, over the sum of all of them.',
  mse: 'MSE: the mean of squared differences, over the n categories (L2²/n) or over a grid in a window that has to be named.',
  rmse: 'RMSE: the root of the MSE.',
  jsd: 'JSD, the Jensen–Shannon divergence: the mean of the KLs of q and of p to their average (q + p)/2. Symmetric, at most log 2 = 0.693 nats.',
  tv: 'TV, the total variation distance: half of ∫ |q − p| dz, the largest difference in probability the two give to any event. Between 0 and 1.',
  evidence:
    'p(x), the evidence (or marginal likelihood): how probable the observation x is before z is known. It is the area under the joint p(x, z), an integral that can rarely be computed.',
  prior: 'p(z), the prior: what is thought of z before anything is observed.',
  likelihood:
    'p(x|z), the likelihood: how probable each z makes what was observed. As a function of z it is no density: its area need not be 1.',
  joint:
    'p(x, z) = p(x|z) p(z), the joint, as a function of z: prior times likelihood. Drawn vermilion, in a broken line. Its area is p(x).',
  posterior:
    'p(z|x) = p(x, z)/p(x), the posterior: what is thought of z after the observation. The joint divided by its area.',
  entropy:
    'H(q) = −∫ q log q dz, the entropy of q: large when q is wide. Of a density it can be negative, and goes to −∞ as q becomes a spike.',
  weightedBound:
    'The importance-weighted bound: the average of the log of the mean of K weights p(x, z)/q(z), for K draws from q. With one draw it is the ELBO; with more it rises towards log p(x), and never passes it.',
  elbo: 'ELBO, the evidence lower bound: E_q[log p(x, z)] + entropy of q. Never above log p(x); the gap is KL(q‖p(z|x)).',
} as const;

export type GlossaryId = keyof typeof GLOSSARY;
