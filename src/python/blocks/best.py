# ── The best normal q ─────────────────────────────────────────────────────────────────────────


def slopes(place, difference, posterior):
    """∫ q t d and ∫ q (t² − 1) d for a normal q, t = (z − mean)/sd and some difference d(q, z)."""
    mean, sd = place[0], math.exp(place[1])
    q = normal(mean, sd)

    def slope(weight):
        return average(lambda z: weight((z - mean) / sd) * difference(q, z), q, posterior)

    return [slope(lambda t: t), slope(lambda t: t**2 - 1)]


def kl_slopes(model, place):
    """How KL(q‖posterior) changes with q's mean (in sds) and with its log sd."""
    p = model.posterior
    return slopes(place, lambda q, z: q.logpdf(z) - p.logpdf(z), p)


def stationary(slopes_at, starts):
    """The normals to which the starts (mean, sd) lead, where both slopes are 0."""
    found = []
    for mean, sd in starts:
        place = optimize.root(slopes_at, [mean, math.log(sd)], tol=1e-13).x
        found.append(normal(place[0], math.exp(place[1])))
    return found


def starts_of(model):
    """Each peak of the posterior with its width, and one normal over them all."""
    mean = average(lambda z: z, model.posterior)
    sd = math.sqrt(average(lambda z: (z - mean) ** 2, model.posterior))
    return model.peaks + [(mean, sd)]


def best_by_kl(model):
    """The normal q with the smallest KL(q‖posterior), which is the one with the largest ELBO."""
    return max(stationary(lambda place: kl_slopes(model, place), starts_of(model)), key=model.elbo)
