import type { UrlNotice } from '../state';
import { Notice, Notices } from '../ui';

/** What of the address could not be taken as it is; never the values, which are a stranger's. */
export function UrlNotices({ notices }: { readonly notices: readonly UrlNotice[] }) {
  const byParam = new Map(notices.map((notice) => [notice.param, notice]));
  return (
    <Notices>
      {[...byParam.values()].map(({ param, kind, allowed }) => (
        <Notice key={param}>
          The link’s value for “{param}”{' '}
          {kind === 'clamped'
            ? 'is out of range, so the nearest allowed value is shown'
            : 'cannot be used here and is left aside'}
          ; allowed is {allowed}.
        </Notice>
      ))}
    </Notices>
  );
}
