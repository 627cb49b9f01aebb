/** Embeds and the pages around them: heights, messages, focus, scrolling, slides. One figure stands for all. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { Figure, swipe } from './figure';
import { expect, test } from './fixtures';

const ID = 'two-bars';
const SRC = `embed/${ID}/`;
const MODULES = path.resolve(import.meta.dirname, '../node_modules');

/** Opens a page of somebody else's, with the files of other people's that it needs. */
async function openHost(
  page: Page,
  body: string,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Notes</title>${body}`,
    }),
  );
  for (const [name, file] of Object.entries(files))
    await page.route(`**/${name}`, (route) =>
      route.fulfill({
        contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript',
        body: readFileSync(path.join(MODULES, file), 'utf8'),
      }),
    );
  await page.goto('host.html');
}

/** The frame with the figure, alive. */
async function embedOf(page: Page, index = 0): Promise<{ frame: Frame; figure: Figure }> {
  const inFrame = page.locator('iframe').nth(index).contentFrame().locator(`[data-figure="${ID}"]`);
  await expect(inFrame).toHaveAttribute('data-ready', 'true');
  const frame = page.frames().filter((each) => each !== page.mainFrame())[index];
  return { frame, figure: new Figure(page, frame.locator(`[data-figure="${ID}"]`)) };
}

/** How much the box of a frame is taller than its figure, but for what is less than a pixel. */
async function slack(page: Page, index = 0): Promise<number> {
  await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
  const box = await page.locator('iframe').nth(index).boundingBox();
  const inside = page.locator('iframe').nth(index).contentFrame().locator(`[data-figure="${ID}"]`);
  const own = await inside.evaluate((root) => root.getBoundingClientRect().height);
  return Math.floor((box?.height ?? 0) - own);
}

/** Scrolled into view first: out of it the browser lays frames of other origins out only now and then. */
async function height(page: Page, index = 0): Promise<number> {
  await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
  return (await page.locator('iframe').nth(index).boundingBox())?.height ?? 0;
}

const FRAME = `<iframe src="${SRC}" title="figure" style="border:0;width:100%;height:450px"></iframe>`;
const TALL = '<p style="height:3000px">Notes.</p>';

test('kl-embed.js gives frames and elements the height of their figure, growing and shrinking', async ({
  page,
}) => {
  await page.setViewportSize({ width: 760, height: 900 });
  await openHost(
    page,
    `<body><div style="border:1px solid">${FRAME}</div>
    <kl-figure name="${ID}" q="categorical_0.25_0.25_0.5" height="300" loading="eager"><a href="fig/${ID}/">A picture</a></kl-figure>
    <kl-figure name="${ID}&quot; onload=alert(1)"><b>left alone</b></kl-figure>${TALL}
    <script src="kl-embed.js" defer></script>
    <script>states = []; addEventListener('nas:state', ({ target, detail }) => states.push([target.tagName, detail.query, detail.cause]))</script>`,
  );
  const { figure } = await embedOf(page);
  const second = await embedOf(page, 1);
  for (const index of [0, 1]) await expect.poll(() => slack(page, index)).toBe(0);
  await expect(page.locator('kl-figure').first()).not.toContainText('A picture');
  await expect(page.locator('kl-figure').last()).toHaveText('left alone');
  await expect(page.locator('iframe')).toHaveCount(2);
  expect((await second.figure.state('q.probs.2')).now).toBe(0.5);
  const wide = await height(page);
  await page.setViewportSize({ width: 380, height: 900 });
  await expect.poll(() => height(page)).toBeGreaterThan(wide + 20);
  await expect.poll(() => slack(page)).toBe(0);
  await page.setViewportSize({ width: 760, height: 900 });
  await expect.poll(() => height(page)).toBe(wide);

  // The element speaks for its figure, and the figure's states come as events.
  await page.evaluate(() => {
    const element = document.querySelector('kl-figure') as HTMLElement & {
      send(type: string, fields: object): void;
    };
    element.send('set', { query: 'q=categorical_0.5_0.25_0.25' });
  });
  await expect.poll(async () => (await second.figure.state('q.probs.0')).now).toBe(0.5);
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as { states: unknown[] }).states.at(-1)))
    .toEqual(['IFRAME', expect.stringMatching(/^q=categorical_0.5_0.25_0.25&/u), 'host']);

  const image = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener('nas:image', (event) => resolve((event as CustomEvent<unknown>).detail));
        const element = document.querySelector('kl-figure') as HTMLElement & {
          send(type: string, fields: object): void;
        };
        element.send('snapshot', { req: 7, format: 'png' });
      }),
  );
  expect(image).toMatchObject({ req: 7, format: 'png' });
  expect(image).toHaveProperty('data', expect.stringMatching(/^data:image\/png;base64,.{1000}/u));

  // Escape leads out of the frame; nothing had led into it before.
  await figure.handle('q.probs.0').focus();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
});

test('open-iframe-resizer, Canvas and H5P follow the figure, sandboxed and not', async ({
  page,
}) => {
  await page.setViewportSize({ width: 760, height: 900 });
  const sandboxed = FRAME.replace('<iframe', '<iframe sandbox="allow-scripts"');
  await openHost(
    page,
    `<body>${FRAME}${sandboxed}${sandboxed}${FRAME}
    <script src="resizer.js"></script>
    <script>
      const [first, second, canvas, h5p] = document.querySelectorAll('iframe');
      for (const frame of [first, second]) iframeResizer.initialize({}, frame);
      addEventListener('message', ({ data, source }) => {
        // Canvas: a message with a subject, answered by one of its own.
        if (source === canvas.contentWindow && data && data.subject === 'lti.frameResize') {
          const { height } = data;
          if (height == null || height === '') throw new Error('Canvas would set no height');
          canvas.style.height = typeof height === 'number' ? height + 'px' : height;
          source.postMessage({ subject: data.subject + '.response', message_id: data.message_id }, '*');
        }
        // H5P's own script for pages that embed it.
        if (source === h5p.contentWindow && data && data.context === 'h5p') {
          const respond = (action) => source.postMessage({ context: 'h5p', action }, event.origin);
          if (data.action === 'hello') { h5p.style.width = '100%'; respond('hello'); }
          if (data.action === 'resize') h5p.style.height = data.scrollHeight + 'px';
        }
      });
      h5p.addEventListener('load', () => h5p.contentWindow.postMessage({ context: 'h5p', action: 'ready' }, '*'));
    </script>`,
    { 'resizer.js': '@open-iframe-resizer/core/dist/index.umd.cjs' },
  );
  for (const index of [0, 1, 2, 3]) {
    await embedOf(page, index);
    await expect.poll(() => slack(page, index), { message: `frame ${index}` }).toBe(0);
  }
  const wide = await height(page);
  expect(wide).toBeGreaterThan(500);
  await page.setViewportSize({ width: 380, height: 900 });
  for (const index of [0, 1, 2, 3])
    await expect
      .poll(() => height(page, index), { message: `${index}` })
      .toBeGreaterThan(wide + 20);
  await page.setViewportSize({ width: 760, height: 900 });
  for (const index of [0, 1, 2, 3])
    await expect.poll(() => height(page, index), { message: `shrunk ${index}` }).toBe(wide);
});

test('a host that answers each height with a quarrel is left in peace; a flood of messages drowns nothing', async ({
  page,
}) => {
  await openHost(
    page,
    `<body>${FRAME.replace(SRC, `${SRC}?fit=width`)}
    <script>
      const frame = document.querySelector('iframe');
      heights = 0; states = []; errors = [];
      addEventListener('message', ({ data }) => {
        if (data.source !== 'nats-and-squares') return;
        if (data.type === 'error') errors.push(data.code);
        if (data.type === 'state') states.push(performance.now());
        if (data.type !== 'resize') return;
        heights += 1;
        frame.style.width = heights % 2 ? '340px' : '720px';
      });
      set = (query) =>
        frame.contentWindow.postMessage({ source: 'nats-and-squares-host', v: 1, type: 'set', query }, '*');
      flood = () => {
        states = [];
        began = performance.now();
        for (let i = 0; i < 10000; i += 1)
          set('q=categorical_0.' + (1 + (i % 7)) + '_0.1_0.' + (7 - (i % 7)) + '_0.1');
        set('q=categorical_0.25_0.25_0.25_0.25');
        for (const odd of [null, 0, '', 'x'.repeat(1e6), [], {}, { source: null }, { source: 'nats-and-squares-host' }])
          frame.contentWindow.postMessage(odd, '*');
      };
    </script>`,
  );
  const { figure } = await embedOf(page);
  const told = () => page.evaluate(() => (globalThis as unknown as { heights: number }).heights);
  await expect.poll(told).toBeGreaterThan(25);
  // Quick or slow, it ends; where things have come to is told once more.
  await expect
    .poll(
      async () => {
        const before = await told();
        await page.waitForTimeout(2500);
        return (await told()) - before;
      },
      { timeout: 40_000 },
    )
    .toBe(0);
  expect(await told()).toBeLessThanOrEqual(64);

  await page.evaluate(() => (globalThis as unknown as { flood(): void }).flood());
  // What the host has asked last is done, and then what the reader does.
  await expect.poll(async () => (await figure.state('q.probs.0')).now).toBe(0.25);
  const heard = () =>
    page.evaluate(() => {
      const { began, errors, states } = globalThis as unknown as {
        began: number;
        errors: string[];
        states: number[];
      };
      return { errors, states: states.length, seconds: ((states.at(-1) ?? began) - began) / 1000 };
    });
  await expect.poll(async () => (await heard()).states).toBeGreaterThan(0);
  const { errors, states, seconds } = await heard();
  expect(errors).toContain('flood');
  // All of the queries could be used, and sixty at once are heard: not each of these states is told.
  expect(errors).not.toContain('query');
  expect(states).toBeLessThan(4 + 10 * seconds);
  const { now } = await figure.state('p.probs.0');
  await figure.press('p.probs.0', 'ArrowRight');
  await expect.poll(async () => (await figure.state('p.probs.0')).now).toBeGreaterThan(now);
  expect((await figure.state('q.probs.0')).now).toBe(0.25);
});

test('a frame takes neither focus nor scrolling nor history from the page around, and follows its colours', async ({
  page,
}) => {
  await page.setViewportSize({ width: 760, height: 700 });
  // Otherwise the same scheme is told to all frames, whatever their surroundings say.
  await page.emulateMedia({ colorScheme: null });
  await openHost(page, `<body><h1>Before</h1>`);
  await openHost(page, `<body><p><a href="#x">A link</a></p>${FRAME}${TALL}`);
  const { figure } = await embedOf(page);
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  expect(await page.evaluate(() => [scrollY, document.activeElement?.tagName])).toEqual([
    0,
    'BODY',
  ]);

  const dark = () =>
    figure.root.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await dark();
  await page.locator('iframe').evaluate((frame) => {
    frame.style.colorScheme = 'dark';
  });
  await expect.poll(dark).not.toBe(light);
  await page.locator('iframe').evaluate((frame) => {
    frame.style.colorScheme = 'light';
  });
  await expect.poll(dark).toBe(light);

  // A box of one height stays one, however wide the window is drawn.
  const wide = () => figure.root.evaluate(() => innerWidth);
  for (const width of [750, 640, 700, 760]) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(wide).toBeLessThanOrEqual(width);
    await expect.poll(wide).toBeGreaterThan(width - 40);
  }
  await expect(figure.root).toHaveAttribute('data-fit', 'box');
  expect(Math.ceil(await figure.root.evaluate((root) => root.getBoundingClientRect().height))).toBe(
    450,
  );

  // The state goes into the frame's address, and no way back is paved with it.
  await figure.drag('q.probs.0', 0, -40);
  await expect.poll(() => figure.root.evaluate(() => location.search)).toContain('q=categorical_');
  expect(await entries()).toBe(before);
  await page.evaluate(() => scrollTo(0, 0));

  const box = await page.locator('iframe').boundingBox();
  const middle = { x: (box?.x ?? 0) + 300, y: (box?.y ?? 0) + 120 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  // Drawn there, too: until then a finger would touch what stood there before.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const place = (await figure.root.locator('.embed-caption').boundingBox()) ?? middle;
  await swipe(client, { x: place.x + 40, y: Math.min(place.y + 10, 420) }, { x: 0, y: -150 });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(60);
});

test('a figure on a slide waits while it is hidden, and is there again with its state', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openHost(
    page,
    `<link rel="stylesheet" href="reveal.css"><body><div class="reveal"><div class="slides">
      <section><h2>One</h2></section>
      <section><iframe data-src="${SRC}?scale=1.4&amp;controls=min" data-preload width="960" height="540" style="border:0"></iframe></section>
      <section><h2>Three</h2></section>
    </div></div>
    <script src="reveal-of-others.js"></script>
    <script>
      Reveal.initialize({ transition: 'none', history: false });
      heights = [];
      addEventListener('message', ({ data }) => { if (data.type === 'resize') heights.push(data.height); });
    </script>`,
    {
      'reveal.css': 'reveal.js/dist/reveal.css',
      'reveal-of-others.js': 'reveal.js/dist/reveal.js',
    },
  );
  const go = (slide: number) =>
    page.evaluate((to) => {
      (globalThis as unknown as { Reveal: { slide(to: number): void } }).Reveal.slide(to);
    }, slide);
  await go(1);
  const { figure } = await embedOf(page);
  await expect(figure.root.locator('[data-control]')).not.toHaveCount(0);
  await expect(figure.root.locator('.field')).toHaveCount(0);
  await figure.press('q.probs.0', 'ArrowUp');
  const { now } = await figure.state('q.probs.0');
  await go(2);
  await expect(page.locator('section:has(iframe)')).toHaveClass(/past/u);
  // A slide farther away has no box at all.
  const farAway = (display: string) =>
    page.locator('section:has(iframe)').evaluate((section, value) => {
      (section as HTMLElement).style.display = value;
    }, display);
  await farAway('none');
  await expect(page.locator('iframe')).toBeHidden();
  await page.waitForTimeout(300);
  await farAway('block');
  await go(1);
  await expect(page.locator('iframe')).toBeVisible();
  await expect(figure.handle('q.probs.0')).toBeVisible();
  expect((await figure.state('q.probs.0')).now).toBe(now);
  const told = await page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights);
  expect(Math.min(...told)).toBeGreaterThan(200);
});

test('what the address asks of the controls is done', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await page.goto(`${SRC}?fit=width&lock=q&hide=tv,p.probs.2&units=bits`);
  const { figure } = { figure: new Figure(page, page.locator(`[data-figure="${ID}"]`)) };
  await expect(figure.root).toHaveAttribute('data-ready', 'true');
  await expect(figure.handle('q.probs.0')).toHaveAttribute('aria-readonly', 'true');
  const before = await figure.positions();
  await figure.press('q.probs.0', 'ArrowUp');
  await figure.drag('q.probs.0', 0, -60);
  expect(await figure.positions()).toEqual(before);
  await figure.press('p.probs.0', 'ArrowUp');
  expect((await figure.state('p.probs.0')).now).not.toBe(before['p.probs.0']);
  await expect(figure.handle('p.probs.2')).toHaveCount(0);
  await expect(figure.root.locator('[data-quantity="tv"]')).toHaveCount(0);
  await expect(figure.root.locator('[data-quantity="klQP"]')).toHaveText(/ bits$/u);
  // What is locked can be read, and is read out.
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.goto(`${SRC}?controls=none`);
  await expect(figure.root).toHaveAttribute('data-ready', 'true');
  await expect(figure.root.locator('[data-control]')).toHaveCount(0);
  await expect(figure.handle('q.probs.0')).toBeVisible();
});
