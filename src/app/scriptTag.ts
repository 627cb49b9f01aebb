/**
 * The page's tag for a script: the one that is there, or else a new one. Scripts added so run in the order in which they
 * were added. One that could not be loaded takes its tag away, so that it can be tried again.
 */
export function scriptTag(src: string): HTMLScriptElement {
  const { href } = new URL(src, document.baseURI);
  const found = [...document.scripts].find((script) => script.src === href);
  if (found !== undefined) return found;
  const script = document.createElement('script');
  script.src = src;
  // Scripts that a script adds run as they arrive, unless told to keep their order; each needs those before it.
  script.async = false;
  script.addEventListener('error', () => script.remove());
  document.head.append(script);
  return script;
}
