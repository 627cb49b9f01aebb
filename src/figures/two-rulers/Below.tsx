import { DistanceStrip } from './DistanceStrip';
import { WindowPanel } from './WindowPanel';

/** The two panels under the workbench. */
export function Below() {
  return (
    <div className="panels">
      <DistanceStrip />
      <WindowPanel />
    </div>
  );
}
