# ── Comparing ─────────────────────────────────────────────────────────────────────────────────

rows = []  # of every number compared: whether the two agree


def check(name, shown, bound, value, size=0.0):
    """One row: what the figure showed (± its own error bound), what is found here, the difference.

    They agree within the bound or within 1e-8 of the value; a sum or integral whose parts cancel is
    held to the last digits of the parts, which are of the given size. Where nothing but the square
    of a rounding is left there is nothing to compare.
    """
    difference = 0.0 if value == shown else value - shown
    allowed = max(bound, 1e-8 * abs(shown), 1e-12 * size, 1e-28)
    agrees = value == shown or (math.isfinite(shown) and abs(difference) <= allowed)
    rows.append(agrees)
    remark = "" if agrees else "  DIFFERS"
    print(f"{name:<42} {shown:>24.17g} {value:>24.17g} {difference:>10.1e}{remark}")


def check_line(name, shown, bound, terms):
    """A line of a derivation: each of its terms, and their sum (None where that is ∞ − ∞)."""
    for term in terms:
        check(f"{name}: {term[0]}", *term[1:])
    if len(terms) > 1 and shown is not None:
        values = [term[3] for term in terms]
        size = sum(abs(value) for value in values)
        check(name, shown, bound, math.fsum(values) if math.isfinite(size) else sum(values), size)
