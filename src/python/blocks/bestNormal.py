# ── The best normal q against a mixture p ─────────────────────────────────────────────────────

TILTS = {  # ∂f/∂q of each integrand f(q, p), but for what does not depend on z
    kl: lambda q, p, z: log_ratio(q, p, z),
    l2_squared: lambda q, p, z: 2 * (q.pdf(z) - p.pdf(z)),
    jsd: lambda q, p, z: -np.logaddexp(0.0, -log_ratio(q, p, z)) / 2,
    l1: lambda q, p, z: np.sign(q.pdf(z) - p.pdf(z)),
}


def normal_at(place):
    """The normal with this mean and log sd."""
    return normal(place[0], math.exp(place[1]))


def normal_slopes(loss, p, place):
    """How loss(q, p) changes with q's mean and with its log sd."""
    q, sd = normal_at(place), math.exp(place[1])
    cuts = crossings(q, p) if loss is l1 else ()

    def slope(weight):
        tilted = lambda z: q.pdf(z) * weight((z - place[0]) / sd) * TILTS[loss](q, p, z)
        return integral(tilted, q, p, cuts=cuts)

    return np.array([slope(lambda t: t) / sd, slope(lambda t: t**2 - 1)])


def best_normal(loss, p):
    """The normal q with the smallest loss(q, p): of mirror images the left one."""
    widths = (1, 1.2, 1.6) if loss is l1 else (1,)  # what sticks out of a hump costs L1 no more
    starts = [(m, k * s) for m, s in p.places for k in widths] + moment_normal(p).places
    found = []
    for mean, sd in starts:
        near = optimize.minimize(
            lambda place: loss(normal_at(place), p),
            [mean, math.log(sd)],
            jac=lambda place: normal_slopes(loss, p, place),
            options={"gtol": 1e-5},
        ).x
        there = optimize.root(lambda place: normal_slopes(loss, p, place), near, tol=1e-13).x
        q = normal_at(there)
        found.append((loss(q, p), q))
    least = min(value for value, _ in found)
    equal = [q for value, q in found if value < least + 1e-9]
    return min(equal, key=lambda q: q.places[0][0])


def moment_normal(p):
    """The normal with p's mean and sd: the best q by KL(p‖q)."""
    mean = average(lambda z: z, p)
    return normal(mean, math.sqrt(average(lambda z: (z - mean) ** 2, p)))
