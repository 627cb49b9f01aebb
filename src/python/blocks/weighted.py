# ── The importance-weighted bound ─────────────────────────────────────────────────────────────


def weighted_bound(model, q, draws):
    """E log of the mean of so many weights p(x, z)/q(z), z drawn from q, without drawing any.

    By Frullani's integral log S = ∫ (e^(−t) − e^(−t S)) dt/t, and since the draws are independent
    E e^(−t S) = (E e^(−t w/draws))^draws. With u = log t the integral runs over the whole line.
    """
    # Points and masses for averages over q, close to each other: e^(−t w) falls like a step.
    ends = panel_ends([q, model.posterior])
    ends = np.unique(ends[:-1] + np.diff(ends) * np.linspace(0, 1, 6)[:, None])
    half = np.diff(ends)[:, None] / 2
    z = ends[:-1, None] + half * (1 + NODES)
    mass = half * WEIGHTS * q.pdf(z)
    z, mass = z[mass > 1e-24], mass[mass > 1e-24]
    # In units of p(x), and of one of so many draws.
    log_weight = model.log_joint(z) - q.logpdf(z) - model.log_evidence - math.log(draws)

    def integrand(u):
        tw = np.exp(log_weight + u)
        gone, left = -np.sum(mass * np.expm1(-tw)), np.sum(mass * np.exp(-tw))
        log_left = math.log1p(-gone) if gone < 0.5 else math.log(max(left, 1e-300))
        return math.expm1(-math.exp(min(u, 700))) - math.expm1(draws * log_left)

    ends = np.append(np.linspace(-30, 10, 11), 10 * 2.0 ** np.arange(1, 130 if q.heavy else 12))
    every = np.vectorize(integrand)
    rest = beyond(every, ends[-1]) if q.heavy else 0.0
    return model.log_evidence + integrate(every, ends, 1e-10) + rest
