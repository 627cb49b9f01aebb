import { describe, expect, it } from 'vitest';
import { searchBrowser, systemPlaces } from './browserSearch.mjs';

/** A made-up machine: which executables start, and what the two installers bring. */
function machine(options: {
  platform?: NodeJS.Platform;
  env?: Record<string, string>;
  installed?: string[];
  playwright?: string;
  download?: string;
  apt?: string;
}) {
  const { platform = 'linux', env = {} } = options;
  const working = new Set(options.installed);
  const log: string[] = [];
  const installer = (name: string, brings: string | undefined) => () => {
    log.push(name);
    if (brings !== undefined) working.add(brings);
    return Promise.resolve(brings !== undefined);
  };
  return {
    log,
    probes: {
      platform,
      env,
      starts: (file: string) => Promise.resolve(working.has(file)),
      playwrightBuild: () => Promise.resolve(options.playwright ?? options.download),
      downloadWithPlaywright: installer('download', options.download),
      installWithApt: installer('apt', options.apt),
      tell: () => {},
    },
  };
}

describe('searching for a browser', () => {
  it('takes the one that the variable names, before any other', async () => {
    const { probes, log } = machine({
      env: { NATS_BROWSER: '/opt/mine' },
      installed: ['/opt/mine', '/cache/pw', '/usr/bin/chromium'],
      playwright: '/cache/pw',
    });
    await expect(searchBrowser(probes)).resolves.toBe('/opt/mine');
    expect(log).toEqual([]);
  });

  it('does not quietly take another when the named one is broken', async () => {
    const { probes } = machine({
      env: { NATS_BROWSER: '/opt/broken' },
      installed: ['/usr/bin/chromium'],
    });
    await expect(searchBrowser(probes)).rejects.toThrow('NATS_BROWSER is set');
  });

  it("prefers Playwright's own build to the system's", async () => {
    const { probes } = machine({
      installed: ['/cache/pw', '/usr/bin/google-chrome'],
      playwright: '/cache/pw',
    });
    await expect(searchBrowser(probes)).resolves.toBe('/cache/pw');
  });

  it('passes over a browser that is there and does not start', async () => {
    const { probes, log } = machine({
      installed: ['/usr/bin/microsoft-edge'],
      playwright: '/cache/broken',
    });
    await expect(searchBrowser(probes)).resolves.toBe('/usr/bin/microsoft-edge');
    expect(log).toEqual([]);
  });

  it('downloads one when there is none, and stops there when that works', async () => {
    const { probes, log } = machine({ download: '/cache/pw' });
    await expect(searchBrowser(probes)).resolves.toBe('/cache/pw');
    expect(log).toEqual(['download']);
  });

  it('installs the Debian package when the download fails', async () => {
    const { probes, log } = machine({ apt: '/usr/bin/chromium' });
    await expect(searchBrowser(probes)).resolves.toBe('/usr/bin/chromium');
    expect(log).toEqual(['download', 'apt']);
  });

  it('says in one sentence how to help when nothing works, without apt on macOS', async () => {
    const linux = machine({});
    await expect(searchBrowser(linux.probes)).rejects.toThrow(/^No browser .* NATS_BROWSER .*\.$/u);
    const mac = machine({ platform: 'darwin' });
    await expect(searchBrowser(mac.probes)).rejects.toThrow('No browser');
    expect(mac.log).toEqual(['download']);
  });

  it('knows where each system keeps its browsers', () => {
    expect(systemPlaces('linux', { PATH: '/home/x/bin:relative' })).toContain(
      '/home/x/bin/chromium',
    );
    expect(systemPlaces('linux', {}).every((place) => place.startsWith('/'))).toBe(true);
    expect(systemPlaces('darwin', { HOME: '/Users/x' })).toContain(
      '/Users/x/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(systemPlaces('win32', { 'PROGRAMFILES(X86)': 'C:\\P' })).toContain(
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    );
  });
});
