import { DEFAULT_LOOK, USUAL_HEIGHT } from './addresses';
import { HAS_PICTURES } from './hasPictures';
import { targets } from './targets';

/** Until the site knows where it is. */
const SOMEWHERE = 'https://your.site/';

/** The general snippet for a figure in a named state, for a page that is not live and for whoever asks for one. */
export function exampleSnippet(options: {
  readonly site: string | undefined;
  readonly figure: string;
  readonly title: string;
  readonly preset?: string;
}): string {
  const { site = SOMEWHERE, figure, title, preset } = options;
  return (
    targets[0]?.write({
      base: site,
      figure,
      title,
      alt: '',
      query: preset === undefined ? '' : `preset=${preset}`,
      hasPictures: HAS_PICTURES,
      look: DEFAULT_LOOK,
      height: USUAL_HEIGHT,
    }) ?? ''
  );
}
