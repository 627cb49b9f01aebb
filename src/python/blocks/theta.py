# ── Where a curve over θ is highest ───────────────────────────────────────────────────────────


def highest(height, low, high):
    """The θ from low to high where the height is largest: on a grid, then between the neighbours."""
    grid = np.linspace(low, high, 49)
    top = int(np.argmax([height(theta) for theta in grid]))
    between = (grid[max(top - 1, 0)], grid[min(top + 1, len(grid) - 1)])
    return optimize.minimize_scalar(
        lambda theta: -height(theta), bounds=between, method="bounded", options={"xatol": 1e-7}
    ).x
