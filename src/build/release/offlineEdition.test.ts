// @vitest-environment node
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOfflineFiles } from '../offlineFiles';
import { offlineEdition } from './offlineEdition';

const SITE = {
  'index.html': '<a href="two-rulers/">one</a>',
  'two-rulers/index.html': '<a href="../">home</a>',
  'embed/two-rulers/index.html': '<p>alone</p>',
  'embed/two-rulers/oembed.json': '{}',
  'fig/two-rulers/index.html': '<p>full</p>',
  'fig/two-rulers.light.svg': '<svg/>',
  'fig/two-rulers.light.png': 'PNG',
  'fig/two-rulers--far.light.svg': '<svg/>',
  'assets/runtime-1.js': 'run()',
  'assets/runtime-1.js.map': '{}',
  'kl-embed.js': 'follow()',
  'sw.js': 'keep(JSON.parse(`%RELEASE%`))',
  _headers: '/*',
  'old.zip': 'PK',
};

let dist = '';

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'nats-edition-'));
  for (const [path, text] of Object.entries(SITE)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
});

afterAll(() => rmSync(dist, { recursive: true }));

describe('the offline edition', () => {
  it('holds in one folder what a reader opens, with links to files, and nothing for servers', () => {
    const files = unzipSync(offlineEdition(dist));
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'assets/runtime-1.js',
        'embed/two-rulers/index.html',
        'fig/two-rulers--far.light.svg',
        'fig/two-rulers.light.png',
        'fig/two-rulers.light.svg',
        'fig/two-rulers/index.html',
        'index.html',
        'kl-embed.js',
        'two-rulers/index.html',
      ].map((path) => `nats-and-squares/${path}`),
    );
    expect(strFromU8(files['nats-and-squares/index.html'])).toBe(
      '<a href="two-rulers/index.html">one</a>',
    );
    expect(strFromU8(files['nats-and-squares/assets/runtime-1.js'])).toBe('run()');
  });

  it('of the same site is the same file', () => {
    expect(offlineEdition(dist)).toEqual(offlineEdition(dist));
  });
});

describe('what the service worker keeps', () => {
  const listed = () => {
    writeFileSync(join(dist, 'sw.js'), SITE['sw.js']);
    listOfflineFiles(dist);
    const code = readFileSync(join(dist, 'sw.js'), 'utf8');
    const text = /^keep\(JSON\.parse\((".*")\)\)$/s.exec(code)?.[1] ?? '';
    return JSON.parse(JSON.parse(text) as string) as { id: string; files: string[] };
  };

  it('are the pages, by their folders, their scripts, and pictures of the first states; no archives', () => {
    expect(listed().files).toEqual([
      'assets/runtime-1.js',
      'embed/two-rulers/',
      'fig/two-rulers.light.svg',
      'fig/two-rulers/',
      '',
      'kl-embed.js',
      'two-rulers/',
    ]);
  });

  it('has another name when anything in it is another, and only then', () => {
    const { id, files } = listed();
    expect(listed().id).toBe(id);
    listOfflineFiles(dist);
    expect(readFileSync(join(dist, 'sw.js'), 'utf8')).toContain(id);
    expect(files.length).toBeGreaterThan(3);
    writeFileSync(join(dist, 'two-rulers/index.html'), 'another');
    expect(listed().id).not.toBe(id);
  });

  it('cannot be listed where the worker has no place for it', () => {
    writeFileSync(join(dist, 'sw.js'), 'keep()');
    expect(() => listOfflineFiles(dist)).toThrow(/sw\.js/);
  });
});
