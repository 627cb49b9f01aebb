export { ABOUT_ID, createEmbedBench } from './EmbedBench';
export { createFrameStore } from './frameStore';
export { DEFAULT_EMBED_OPTIONS, parseEmbedOptions } from './options';
export { showOptions } from './showOptions';
