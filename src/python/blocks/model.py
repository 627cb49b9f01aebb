# ── A model: prior, likelihood, and what follows from them ────────────────────────────────────


class Model:
    """A prior of z and the likelihood of what was observed; `data` says how far from the prior z may be sought."""

    def __init__(self, prior, log_likelihood, data=()):
        self.prior, self.log_likelihood = prior, log_likelihood
        self.peaks = self.find_peaks(data)
        # In units of its highest point the joint does not leave the range of floating-point numbers.
        self.highest = max(float(self.log_joint(z)) for z, _ in self.peaks)
        self.joint = Density(
            lambda z: self.log_joint(z) - self.highest, self.peaks + prior.places, prior.support
        )
        self.log_evidence = self.highest + math.log(integral(self.joint.pdf, self.joint))
        self.evidence = math.exp(self.log_evidence)
        self.posterior = Density(
            lambda z: self.log_joint(z) - self.log_evidence, self.joint.places, prior.support
        )

    def log_joint(self, z):
        """log p(x, z) = log p(z) + log p(x|z)."""
        return self.prior.logpdf(z) + self.log_likelihood(z)

    def find_peaks(self, data):
        """Where the joint is highest, and how wide it is there: where the panels of integrals start."""
        middles = [middle for middle, _ in self.prior.places]
        reach = 12 * max(width for _, width in self.prior.places) + max(map(abs, data), default=0.0)
        low = max(self.prior.support[0], min(middles) - reach - abs(min(middles)))
        high = min(self.prior.support[1], max(middles) + reach + abs(max(middles)))
        z, step = np.linspace(low, high, 40003, retstep=True)
        log = self.log_joint(z[1:-1])
        tops = np.flatnonzero((log[1:-1] >= log[:-2]) & (log[1:-1] > log[2:])) + 1
        bends = (2 * log - np.roll(log, 1) - np.roll(log, -1))[tops] / step**2
        found = [(z[1 + top], 1 / math.sqrt(bend)) for top, bend in zip(tops, bends) if bend > 0]
        return found or [(z[1 + np.argmax(log)], (high - low) / 100)]

    def elbo(self, q):
        """The evidence lower bound, E_q[log p(x, z) − log q(z)]."""
        return average(lambda z: self.log_joint(z) - q.logpdf(z), q, self.posterior)
