import { escapeMarkup } from '../escapeMarkup';
import { latexText } from '../latexText';

/**
 * Text as it is written into other languages. Everything that a snippet holds goes through one of these: what a reader
 * pastes must mean the same where it lands, whatever a title or an address contains.
 */

/** One line: what is written line by line must not be broken by the text. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Running text in Markdown, of any dialect: no mark of it is taken for markup. Round brackets stay as they are, since
 * with a backslash some dialects read a formula.
 */
export const markdown = (text: string): string =>
  oneLine(text).replace(/[\\`*_{}[\]<>#|~^$&]/g, (mark) => `\\${mark}`);

/** An address where brackets, blanks and quotes end it: between the round brackets of a Markdown link, say. */
export const address = (url: string): string =>
  url.replace(/[()[\]<>"'`\\{}^|\s]/g, (mark) =>
    // encodeURIComponent leaves some of these as they are.
    [...new TextEncoder().encode(mark)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );

/** Running text in LaTeX, of one line. */
export const latex = (text: string): string => latexText(oneLine(text));

/** The address of `\href`: its special characters, which hyperref reads back. */
export const latexAddress = (url: string): string =>
  address(url).replace(/[%#&_$~]/g, (mark) => `\\${mark}`);

/** The value of an attribute of pandoc's Markdown: backslashes escape there, and HTML's references are read. */
export const pandocAttribute = (text: string): string =>
  escapeMarkup(oneLine(text)).replaceAll('\\', '\\\\');

/** The value of a named parameter of a Hugo shortcode, which reads no references. */
export const hugoParameter = (text: string): string =>
  oneLine(text).replace(/[\\"]/g, (mark) => `\\${mark}`);
