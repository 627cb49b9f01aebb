# ── What tells q and p apart ──────────────────────────────────────────────────────────────────


def log_ratio(q, p, z):
    """log q(z) − log p(z); −∞ where q is 0, whatever p is."""
    log_q = q.logpdf(z)
    return np.where(np.isneginf(log_q), -np.inf, log_q - p.logpdf(z))


def kl(q, p):
    """KL(q‖p) = ∫ q log(q/p), in nats.

    Taken as ∫ (q log(q/p) − q + p): the same, since q and p have the same area, but nowhere
    negative, so that nothing cancels. With d = log(q/p) that is q (e^(−d) − 1 + d).
    """

    def integrand(z):
        d = log_ratio(q, p, z)
        near = np.where(
            np.abs(d) < 1e-3,
            d**2 / 2 - d**3 / 6 + d**4 / 24 - d**5 / 120,
            np.expm1(-d) + d,
        )
        far = p.pdf(z) - q.pdf(z) + np.where(q.pdf(z) > 0, q.pdf(z) * d, 0.0)
        return np.where(np.abs(d) < 1, q.pdf(z) * near, far)

    return integral(integrand, q, p)


def jsd(q, p):
    """The Jensen–Shannon divergence, ½ KL(q‖m) + ½ KL(p‖m) with m = (q + p)/2, in nats."""

    def to_middle(density, d):
        # density · log(density/m), where d is the log of its ratio to the other
        near = -np.log1p(np.expm1(-d) / 2)
        far = math.log(2) - np.logaddexp(0.0, -d)
        return np.where(density > 0, density * np.where(np.abs(d) < 1, near, far), 0.0)

    def integrand(z):
        d = log_ratio(q, p, z)
        return (to_middle(q.pdf(z), d) + to_middle(p.pdf(z), -d)) / 2

    return integral(integrand, q, p)


def crossings(q, p):
    """Where q and p cross."""
    ends = panel_ends([q, p])
    z = np.sort(np.append(ends, (ends[:-1, None] + np.diff(ends)[:, None] * (1 + NODES) / 2)))
    gap = q.logpdf(z) - p.logpdf(z)
    counts = np.isfinite(gap) & ((q.pdf(z) + p.pdf(z)) * np.abs(z) > 1e-14)
    here = np.flatnonzero(counts[:-1] & counts[1:] & (gap[:-1] * gap[1:] < 0))
    return [optimize.brentq(lambda x: q.logpdf(x) - p.logpdf(x), z[i], z[i + 1]) for i in here]


def l1(q, p):
    """∫ |q − p|, twice the total variation distance."""
    return integral(lambda z: np.abs(q.pdf(z) - p.pdf(z)), q, p, cuts=crossings(q, p))


def l2_squared(q, p):
    """L2² = ∫ (q − p)²."""
    return integral(lambda z: (q.pdf(z) - p.pdf(z)) ** 2, q, p)
