def l2_slopes(model, scale, place):
    """How ∫ (q − c posterior)²/2 changes with q's mean (in sds) and with its log sd."""
    p = model.posterior
    return slopes(place, lambda q, z: q.pdf(z) - scale * p.pdf(z), p)


def best_by_l2(model, scale):
    """The normal q with the smallest ∫ (q − c posterior)², c the scale; one exists above c = 2^(−3/2)."""

    def loss(q):
        return overlap(q, q) - 2 * scale * overlap(q, model.posterior)

    def downhill(mean, sd):
        place = optimize.minimize(
            lambda x: loss(normal(x[0], math.exp(x[1]))),
            [mean, math.log(sd)],
            method="Nelder-Mead",
            options={"xatol": 1e-2 * sd, "fatol": 1e-4},
        ).x
        return place[0], math.exp(place[1])

    starts = [downhill(mean, k * sd) for mean, sd in starts_of(model) for k in (0.5, 1, 2, 4)]
    return min(stationary(lambda place: l2_slopes(model, scale, place), starts), key=loss)
