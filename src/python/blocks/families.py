def normal(mean, sd):
    constant = math.log(sd * math.sqrt(2 * math.pi))
    return Density(lambda z: -(((z - mean) / sd) ** 2) / 2 - constant, [(mean, sd)])


def student_t(df, loc, scale):
    return Density(stats.t(df=df, loc=loc, scale=scale).logpdf, [(loc, scale)], heavy=True)


def laplace(loc, scale):
    # Not stats.laplace: its log density is that of a density which has become 0 far out.
    return Density(lambda z: -np.abs(z - loc) / scale - math.log(2 * scale), [(loc, scale)])


def logistic(loc, scale):
    return Density(stats.logistic(loc=loc, scale=scale).logpdf, [(loc, scale)])


def uniform(low, high):
    width = high - low
    return Density(stats.uniform(loc=low, scale=width).logpdf, [(low, width)], support=(low, high))


def exponential(rate):
    width = 1 / rate
    return Density(stats.expon(scale=width).logpdf, [(width, width)], support=(0.0, math.inf))


def gamma(shape, rate):
    place = (shape / rate, math.sqrt(shape) / rate)
    return Density(stats.gamma(shape, scale=1 / rate).logpdf, [place], support=(0.0, math.inf))


def beta(a, b):
    # With b < 1 good to 7 digits: next to 1 there are not enough floating-point numbers for more.
    place = (a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b))
    return Density(stats.beta(a, b).logpdf, [place], support=(0.0, 1.0))


def log_normal(mu, sigma):
    median = math.exp(mu)
    logpdf = stats.lognorm(sigma, scale=median).logpdf
    return Density(logpdf, [(median, median)], support=(0.0, math.inf), heavy=True)


def skew_normal(loc, scale, shape):
    return Density(stats.skewnorm(shape, loc=loc, scale=scale).logpdf, [(loc, scale)])


def mixture(weights, means, sds):
    weights = np.array(weights) / np.sum(weights)
    parts = [normal(mean, sd) for mean, sd in zip(means, sds)]

    def logpdf(z):
        logs = [math.log(weight) + part.logpdf(z) for weight, part in zip(weights, parts)]
        return special.logsumexp(logs, axis=0)

    return Density(logpdf, list(zip(means, sds)))


def table(knots, densities):
    """Straight lines through these points, divided by their area."""
    knots, densities = np.array(knots), np.array(densities)
    area = np.sum(np.diff(knots) * (densities[1:] + densities[:-1])) / 2

    def logpdf(z):
        return np.log(np.interp(z, knots, densities, left=0.0, right=0.0) / area)

    places = list(zip(knots[:-1], np.diff(knots)))
    return Density(logpdf, places, support=(knots[0], knots[-1]))
