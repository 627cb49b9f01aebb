export { tex, texBlock, type TexHtml } from './tex';
export { Tex } from './Tex';
