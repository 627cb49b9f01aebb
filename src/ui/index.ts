export { Button } from './Button';
export { Segmented, Select } from './Choice';
export { copyText } from './copyText';
export {
  formatCount,
  formatEditable,
  formatNumber,
  formatQuantity,
  superscript,
} from './formatNumber';
export {
  DEFAULT_FRAME_OPTIONS,
  FrameOptionsContext,
  useControl,
  useFrameOptions,
  type FrameOptions,
} from './frameOptions';
export { HighlightProvider, useHighlight, useLitPart, useTermHighlight } from './highlight';
export {
  formatInformation,
  NATS,
  shownUnit,
  useInformationUnit,
  useShownUnit,
  type InformationUnit,
} from './information';
export { Live, writeAttributes, writeText } from './Live';
export { LiveGate, OUT_OF_SIGHT, useLiveGate } from './liveGate';
export { LivePlace } from './LivePlace';
export { LiveTurn } from './LiveTurn';
export { StoreProvider, useStore } from './liveStore';
export { Notice, Notices } from './Notice';
export { NumberField } from './NumberField';
export { Player } from './Player';
export { usePlayers, type Players } from './players';
export { PresetPicker } from './PresetPicker';
export { useQuantityRegistry, type QuantityRegistry } from './quantityRegistry';
export { rangeAt, type LiveRange } from './rangeAt';
export { Readout } from './Readout';
export {
  loadShare,
  provideShare,
  type PictureFormat,
  type ShareRequest,
  type Sharing,
  type ShownFigure,
} from './share';
export { ShareButton } from './ShareButton';
export { clampTo, stepValue } from './stepValue';
export { Term } from './Term';
export type { Tone } from './tone';
export { UndoRedoReset } from './UndoRedoReset';
export { useBurst } from './useBurst';
export { useLive } from './useLive';
export { useSelect } from './useSelect';
export { Words } from './Words';
