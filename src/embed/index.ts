export { ABOUT_ID, createEmbedBench } from './EmbedBench';
export { createFrameStore } from './frameStore';
export { DEFAULT_EMBED_OPTIONS, EMBED_OPTION_NAMES, parseEmbedOptions } from './options';
export { showOptions } from './showOptions';
