declare module 'virtual:picture-rules' {
  /** What the site's style sheets say about drawings: `StyleRule`s (see src/build/pictureRules). */
  export const rules: readonly {
    readonly selector: string;
    readonly key: string;
    readonly set: Readonly<Record<string, string>>;
  }[];
}

declare module 'virtual:picture-faces' {
  /** The pictures' typeface, with the characters that figures use: `PictureFace`s (see src/build/pictureFaces). */
  export const faces: readonly { readonly weight: 400 | 600; readonly data: string }[];
}
