/** What is used of packages that come without types. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options: {
      readonly targetFormat: 'woff2';
      readonly noHinting?: boolean;
      readonly keepFeatures?: readonly string[];
    },
  ): Promise<Buffer>;
}

declare module 'jsdom' {
  export class JSDOM {
    /** @throws for XML that is not well-formed. */
    constructor(
      text: string,
      options?: { readonly contentType?: 'image/svg+xml' | 'application/xml' },
    );
    readonly window: { readonly document: Document };
  }
}
