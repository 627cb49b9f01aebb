// @ts-check
/** Where a Chromium may be, and in which order the places are tried. Pure: everything it touches is an argument. */

/**
 * @typedef {object} Probes
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {(file: string) => Promise<boolean>} starts whether this executable really runs
 * @property {() => Promise<string | undefined>} playwrightBuild where Playwright keeps its own build
 * @property {() => Promise<boolean>} downloadWithPlaywright
 * @property {() => Promise<boolean>} installWithApt
 * @property {(line: string) => void} tell
 */

/** Names this variable and you choose the browser: an absolute path. */
export const BROWSER_VARIABLE = 'NATS_BROWSER';

/**
 * The path of a Chromium, Chrome or Edge that starts. Order: the variable, Playwright's own build, the system's,
 * Playwright's download, Debian's package. Throws one sentence when there is none.
 * @param {Probes} probes
 * @returns {Promise<string>}
 */
export async function searchBrowser(probes) {
  const chosen = probes.env[BROWSER_VARIABLE];
  if (chosen !== undefined && chosen !== '') {
    if (await probes.starts(chosen)) return chosen;
    throw new Error(`${BROWSER_VARIABLE} is set, but the browser it names does not start.`);
  }
  const installed = await firstThatStarts(probes);
  if (installed !== undefined) return installed;

  probes.tell('No Chromium found: downloading one with Playwright.');
  if (await probes.downloadWithPlaywright()) {
    const downloaded = await firstThatStarts(probes);
    if (downloaded !== undefined) return downloaded;
  }
  if (probes.platform === 'linux') {
    probes.tell('That did not work: installing the package chromium with apt-get.');
    if (await probes.installWithApt()) {
      const packaged = await firstThatStarts(probes);
      if (packaged !== undefined) return packaged;
    }
  }
  throw new Error(
    `No browser for the tests: install Chrome, Chromium or Edge, or set ${BROWSER_VARIABLE} to the path of one.`,
  );
}

/** @param {Probes} probes */
async function firstThatStarts(probes) {
  const own = await probes.playwrightBuild();
  for (const place of [own, ...systemPlaces(probes.platform, probes.env)]) {
    if (place !== undefined && (await probes.starts(place))) return place;
  }
  return undefined;
}

/**
 * Where the operating system's installers put Chrome, Chromium and Edge.
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]}
 */
export function systemPlaces(platform, env) {
  if (platform === 'darwin') {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    const homes = [
      '/Applications',
      ...(env['HOME'] === undefined ? [] : [`${env['HOME']}/Applications`]),
    ];
    return homes.flatMap((home) => apps.map((app) => `${home}/${app}`));
  }
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => env[name]);
    const programs = [
      String.raw`Google\Chrome\Application\chrome.exe`,
      String.raw`Chromium\Application\chrome.exe`,
      String.raw`Microsoft\Edge\Application\msedge.exe`,
    ];
    return roots.flatMap((root) =>
      root === undefined ? [] : programs.map((program) => `${root}\\${program}`),
    );
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const searched = [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
  return names.flatMap((name) => searched.map((folder) => `${folder}/${name}`));
}
