/** A file made of a figure as it stands in the page. */
export interface FigureFile {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly fileName: string;
  readonly type: string;
  /** Text, or what is no text. Throws, or rejects, when it cannot be made here. */
  readonly make: () => string | Promise<Blob>;
}
