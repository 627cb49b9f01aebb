/** Device pixels for each pixel of the picture. */
const SCALE = 2;

/**
 * A picture as PNG, twice as fine as the screen shows it, drawn by the browser. It comes as a data URL, the one kind of
 * address from which a canvas may be read in a sandboxed frame too.
 *
 * @throws Error when the browser cannot draw it.
 */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the canvas gave no picture'));
    }, 'image/png');
  });
}
