import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import type { PictureFace } from '../share/picture/embedFonts';

const ID = 'virtual:picture-faces';
const PACKAGE = '@expo-google-fonts/source-sans-3';
const FILES = {
  400: '400Regular/SourceSans3_400Regular.ttf',
  600: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;

const between = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

/** What figures write: English, Greek, raised and lowered digits, arrows, the signs of mathematics. */
export const PICTURE_CHARACTERS =
  between(0x20, 0x7e) +
  between(0x391, 0x3c9) +
  '\u00a0½–—‘’“”…‖′−×÷·±°√∞∫∂∑∏≈≠≤≥←↑→↓✓✗ℓᶻ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋';

/** The faces of the pictures as a rasteriser reads them, whole. */
export function pictureFonts(): readonly Uint8Array[] {
  return [readFont(400), readFont(600)];
}

/** The faces with these characters only, to be put into a picture. */
export async function facesFor(characters: string): Promise<readonly PictureFace[]> {
  return Promise.all(
    ([400, 600] as const).map(async (weight) => {
      const font = await subsetFont(readFont(weight), characters, {
        targetFormat: 'woff2',
        // A third of the size: pictures are drawn large, and use none of the other forms of its letters.
        noHinting: true,
        keepFeatures: ['kern'],
      });
      return { weight, data: font.toString('base64') };
    }),
  );
}

/** Vite plugin: `virtual:picture-faces` is the typeface of pictures that readers save, as data. */
export function pictureFacesPlugin(): Plugin {
  let faces: ReturnType<typeof facesFor> | undefined;
  return {
    name: 'picture-faces',
    resolveId: (source) => (source === ID ? `\0${ID}` : null),
    load: {
      filter: { id: new RegExp(`${ID}$`) },
      async handler() {
        faces ??= facesFor(PICTURE_CHARACTERS);
        return `export const faces = ${JSON.stringify(await faces)};`;
      },
    },
  };
}

function readFont(weight: keyof typeof FILES): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`${PACKAGE}/${FILES[weight]}`));
}
