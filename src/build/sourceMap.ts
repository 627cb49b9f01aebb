const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One stretch of a source text and what stands in its place in the output. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface SourceMapJson {
  readonly version: 3;
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly names: string[];
  readonly mappings: string;
}

/**
 * Applies ordered, disjoint splices and gives the new text with its version 3 source map. Kept text is
 * mapped word by word (a debugger's column stays exact); a spliced-in text maps to where it was put.
 */
export function splice(
  source: string,
  splices: readonly Splice[],
  sourceName: string,
): { code: string; map: SourceMapJson } {
  const writer = new MappingWriter();
  let code = '';
  let at = 0;
  for (const part of splices) {
    code += source.slice(at, part.start);
    writer.keep(source.slice(at, part.start));
    code += part.text;
    writer.replace(source.slice(part.start, part.end), part.text);
    at = part.end;
  }
  code += source.slice(at);
  writer.keep(source.slice(at));
  const map: SourceMapJson = {
    version: 3,
    sources: [sourceName],
    sourcesContent: [source],
    names: [],
    mappings: writer.mappings,
  };
  return { code, map };
}

class MappingWriter {
  mappings = '';
  /** No segment yet on this output line. Asked of the text itself, it would make a long mapping quadratic. */
  private atLineStart = true;
  private outColumn = 0;
  private line = 0;
  private column = 0;
  // A segment holds differences to the one before it; the output column starts anew on each output line.
  private lastOutColumn = 0;
  private lastLine = 0;
  private lastColumn = 0;

  keep(text: string): void {
    for (const piece of text.match(/\n|\w+|[^\w\n]+/g) ?? []) {
      if (piece === '\n') {
        this.newOutputLine();
      } else {
        this.segment();
        this.outColumn += piece.length;
      }
      this.advanceSource(piece);
    }
  }

  replace(original: string, text: string): void {
    this.segment();
    for (const [index, row] of text.split('\n').entries()) {
      if (index > 0) {
        this.newOutputLine();
        this.segment();
      }
      this.outColumn += row.length;
    }
    this.advanceSource(original);
  }

  private advanceSource(text: string): void {
    const rows = text.split('\n');
    if (rows.length > 1) this.column = 0;
    this.line += rows.length - 1;
    this.column += (rows.at(-1) ?? '').length;
  }

  private newOutputLine(): void {
    this.mappings += ';';
    this.atLineStart = true;
    this.outColumn = 0;
    this.lastOutColumn = 0;
  }

  private segment(): void {
    const separator = this.atLineStart ? '' : ',';
    this.atLineStart = false;
    const fields = [
      this.outColumn - this.lastOutColumn,
      0,
      this.line - this.lastLine,
      this.column - this.lastColumn,
    ];
    this.mappings += separator + fields.map(vlq).join('');
    this.lastOutColumn = this.outColumn;
    this.lastLine = this.line;
    this.lastColumn = this.column;
  }
}

/** Base-64 variable-length quantity: sign in the lowest bit, five bits a digit, low digits first. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += DIGITS[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
