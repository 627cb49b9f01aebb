// @ts-check
/** The lowest Node versions the tools run on, per major version; newer majors than the last are fine. */
const LOWEST = [
  [20, 19],
  [22, 13],
  [24, 0],
];

/**
 * One sentence when this Node is too old, otherwise undefined.
 * @param {string} version as in process.versions.node, e.g. `20.19.0`
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = LOWEST[LOWEST.length - 1];
  const good =
    (newest !== undefined && major > newest[0]) ||
    LOWEST.some((lowest) => major === lowest[0] && minor >= lowest[1]);
  return good
    ? undefined
    : `Node ${version} is too old: install Node 20.19, 22.13, 24 or newer from https://nodejs.org and run the command again.`;
}

/** Ends the process with one sentence when this Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
