/** A visitor's first need is the page: what is kept for later waits until it has loaded, and a little longer. */
const WAIT_MS = 3000;

/**
 * Lets the browser keep the site for times without a network. Pages of the site say in a meta tag where the service
 * worker is; embeds do not, and neither a framed page nor one opened from a folder asks for one.
 */
export function keepForOffline(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="service-worker"]');
  if (!meta || window.parent !== window || !location.protocol.startsWith('http')) return;
  const register = (): void => {
    try {
      // Absent where the connection is not secure, and a throw in a sandbox: the site works without.
      void navigator.serviceWorker?.register(meta.content).catch(() => {});
    } catch {
      // Nothing is kept then.
    }
  };
  const later = (): void => void setTimeout(register, WAIT_MS);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}
