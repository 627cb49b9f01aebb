# ── The best normal q against a mixture p ─────────────────────────────────────────────────────


def normal_slopes(tilt, p, place):
    """How ∫ f(q, p) changes with q's mean (in sds) and with its log sd; `tilt` is ∂f/∂q."""
    q = normal(place[0], math.exp(place[1]))

    def slope(weight):
        def integrand(z):
            return q.pdf(z) * weight((z - place[0]) / math.exp(place[1])) * tilt(q, p, z)

        return integral(integrand, q, p, cuts=crossings(q, p))

    return [slope(lambda t: t), slope(lambda t: t**2 - 1)]


TILTS = {  # by how much each integrand changes with q
    kl: lambda q, p, z: log_ratio(q, p, z),
    l2_squared: lambda q, p, z: q.pdf(z) - p.pdf(z),
    jsd: lambda q, p, z: -np.logaddexp(0.0, -log_ratio(q, p, z)),
    l1: lambda q, p, z: np.sign(q.pdf(z) - p.pdf(z)),
}


def best_normal(loss, p):
    """The normal q with the smallest loss(q, p): of mirror images the left one."""
    middle = moment_normal(p).places[0]
    widths = (1, 1.2, 1.6) if loss is l1 else (1,)  # what sticks out of a hump costs L1 no more
    starts = [(m, k * s) for m, s in p.places for k in widths] + [middle]
    found = []
    for mean, sd in starts:
        near = optimize.minimize(
            lambda x: loss(normal(x[0], math.exp(x[1])), p),
            [mean, math.log(sd)],
            method="Nelder-Mead",
            options={"xatol": 1e-3, "fatol": 1e-7},
        ).x
        there = optimize.root(lambda x: normal_slopes(TILTS[loss], p, x), near, tol=1e-13).x
        if np.abs(there - near).max() < 0.1:
            found.append(normal(there[0], math.exp(there[1])))
    least = min(loss(q, p) for q in found)
    return min((q for q in found if loss(q, p) < least + 1e-9), key=lambda q: q.places[0][0])


def moment_normal(p):
    """The normal with p's mean and sd: the best q by KL(p‖q)."""
    mean = average(lambda z: z, p)
    return normal(mean, math.sqrt(average(lambda z: (z - mean) ** 2, p)))
