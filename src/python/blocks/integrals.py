# ── Integrals ─────────────────────────────────────────────────────────────────────────────────
# A general routine does not know where a density is narrow, where it jumps and how slowly its tail
# falls, and may then miss it without a word. Here each density says where it lies: panels start
# there and double outwards, each gets 20 Gauss-Legendre points, and a panel whose two halves do not
# agree with it is halved again.

NODES, WEIGHTS = np.polynomial.legendre.leggauss(20)
NEAR = 2.0 ** np.arange(-3, 8)  # widths from the middle: enough for tails that fall exponentially
FAR = 2.0 ** np.arange(-3, 131)  # for tails that fall like a power
MOST_ROUGH = 1000
FINEST = 1e-13  # no panel is narrower than this part of its place: its points would fall together


@dataclass
class Density:
    """A density: its logarithm, and where the panels of an integral over it should start."""

    logpdf: Callable
    places: list  # (middle, width) of each part
    support: tuple = (-math.inf, math.inf)
    heavy: bool = False  # the tails fall like a power of z

    def pdf(self, z):
        return np.exp(self.logpdf(z))


def panel_ends(densities):
    """Where the panels begin and end, ascending."""
    reach = FAR if any(density.heavy for density in densities) else NEAR
    low = min(density.support[0] for density in densities)
    high = max(density.support[1] for density in densities)
    ends = []
    for density in densities:
        for middle, width in density.places:
            ends += [middle - width * reach, [middle], middle + width * reach]
            for end, inwards in zip(density.support, (1, -1)):
                if math.isfinite(end):  # towards an end, where a density may be infinite
                    steps = width * 0.5 ** np.arange(0, 120)
                    ends += [[end], end + inwards * steps[steps > FINEST * abs(end)]]
    return np.unique(np.clip(np.concatenate(ends), low, high))


def gauss(f, a, b):
    """∫ f over each of the panels from a to b."""
    middle, half = (a + b) / 2, (b - a) / 2
    return half * np.sum(f(middle[:, None] + half[:, None] * NODES) * WEIGHTS, axis=1)


def integrate(f, ends, precision=1e-14):
    """∫ f from the first of the ends to the last; panels are halved until nothing changes any more."""
    a, b = ends[:-1], ends[1:]
    whole = gauss(f, a, b)
    size = np.abs(whole).sum()
    if not np.isfinite(size):  # f itself is infinite somewhere, as log(q/p) is where p = 0 < q
        return whole.sum()
    total = 0.0
    for _ in range(60):
        middle = (a + b) / 2
        left, right = gauss(f, a, middle), gauss(f, middle, b)
        rough = np.abs(left + right - whole) > precision * size
        rough &= b - a > FINEST * np.abs(middle)
        if rough.sum() > MOST_ROUGH:  # f is rough everywhere: it is nothing but rounding
            rough[:] = False
        total += (left + right)[~rough].sum()
        if not rough.any():
            break
        a, b = np.append(a[rough], middle[rough]), np.append(middle[rough], b[rough])
        whole = np.append(left[rough], right[rough])
    return total


def integral(f, *densities, cuts=()):
    """∫ f over the whole line for an f made of these densities, with kinks at the cuts; ±∞ if it is."""
    ends = np.union1d(panel_ends(densities), cuts)
    tails = sum(beyond(f, end) for end in (ends[0], ends[-1]) if abs(end) > 1e30)
    return integrate(f, ends) + tails


def beyond(f, end):
    """What is left beyond a far end, where f runs like a power of z: doubling panels make a geometric series."""
    first, second = np.sign(end) * gauss(f, end * np.array([0.25, 0.5]), end * np.array([0.5, 1.0]))
    if first == 0:
        return 0.0
    ratio = second / first
    if ratio > 1 - 1e-9:  # they do not get smaller: the integral has no end
        return math.copysign(math.inf, second)
    return second * ratio / (1 - ratio)


def average(f, q, *others):
    """The average of f over draws from q, E_q f = ∫ q f."""

    def integrand(z):
        density = q.pdf(z)
        return np.where(density > 0, density * f(z), 0.0)

    return integral(integrand, q, *others)


def entropy(q):
    """H(q) = −∫ q log q."""
    return -average(q.logpdf, q)


def overlap(q, p):
    """∫ q p."""
    return integral(lambda z: q.pdf(z) * p.pdf(z), q, p)
