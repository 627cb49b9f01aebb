export { escapeMarkup } from '../escapeMarkup';
export {
  clampHeight,
  COLUMN,
  DEFAULT_LOOK,
  embedAddress,
  figureAddress,
  type Look,
  type Shared,
  USUAL_HEIGHT,
} from './addresses';
export { exampleSnippet } from './example';
export { HAS_PICTURES } from './hasPictures';
export { targets, type Target } from './targets';
