/** The tests' `page` is watched: a console error, an uncaught error, a failed or foreign request fails the test. */
import type { Page, Request, Response } from '@playwright/test';
import { test as base, expect } from '@playwright/test';

export { expect };

const LOCAL = /^(?:http:\/\/127\.0\.0\.1:\d+\/|data:|blob:|file:|about:)/u;

function badResponse(response: Response): string | undefined {
  const request = response.request();
  if (response.status() >= 400) return `${response.status()} for ${response.url()}`;
  const type = response.headers()['content-type'] ?? '';
  // A static host's fallback page in place of a missing script would otherwise pass as 200.
  if (request.resourceType() !== 'document' && type.includes('text/html')) {
    return `a page came in place of the ${request.resourceType()} ${response.url()}`;
  }
  return undefined;
}

function watch(page: Page): string[] {
  const problems: string[] = [];
  const failed = (request: Request): void => {
    const reason = request.failure()?.errorText ?? '';
    // The browser aborts what a navigation makes needless.
    if (!reason.includes('ERR_ABORTED'))
      problems.push(`request failed: ${request.url()} ${reason}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', failed);
  page.on('request', (request) => {
    if (!LOCAL.test(request.url())) problems.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (response) => {
    const problem = badResponse(response);
    if (problem !== undefined) problems.push(problem);
  });
  return problems;
}

/** Playwright's test with the watched page. */
export const test = base.extend({
  page: async ({ page }, runTest) => {
    const problems = watch(page);
    await runTest(page);
    expect(problems, 'console errors, uncaught errors and bad requests').toEqual([]);
  },
});
