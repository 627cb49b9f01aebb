/** A page of somebody else's with our figure in a frame. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from '@playwright/test';

export interface HostOptions {
  /** The attribute's value; undefined: no sandbox at all. */
  readonly sandbox?: string | undefined;
  readonly width?: number;
  readonly height?: number;
}

const html = (src: string, { sandbox, width = 720, height = 450 }: HostOptions): string =>
  `<!doctype html><html lang="en"><title>A host</title><body style="margin:0"><h1>A host</h1>
<iframe title="figure" ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} src="${src}"
  width="${width}" height="${height}" style="border:0"></iframe><p style="height:2000px">Notes.</p>`;

/** Opens a host on a server with the figure of `src`, an absolute address, in a frame. */
export async function openHost(page: Page, src: string, options: HostOptions = {}): Promise<Frame> {
  const address = new URL('/host.html', src).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: html(src, options) }),
  );
  await page.goto(address);
  return frameOf(page);
}

/** The same from a folder on disk: `file` is where the host's page is written. */
export async function openHostFile(
  page: Page,
  file: string,
  src: string,
  options: HostOptions = {},
): Promise<Frame> {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, html(src, options));
  await page.goto(pathToFileURL(file).href);
  return frameOf(page);
}

function frameOf(page: Page): Frame {
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (frame === undefined) throw new Error('the host has no frame');
  return frame;
}
