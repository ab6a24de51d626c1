import type { ViewApi } from '../../protocol/panel';
import type { Handlers } from '../../protocol/rpc';

/** Browsers refuse a canvas that is larger. */
const longestSide = 16_000;
const mostPixels = 120_000_000;

/** Makes a PNG of the text of an SVG, twice as fine where that is not too large. Only the page can do this: it has a canvas. */
export const rasterise: Handlers<ViewApi>['rasterise'] = async ({ svg, width, height }) => {
  if (!(width > 0) || !(height > 0)) throw new Error(`A picture of ${width} by ${height} pixels cannot be made.`);
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas to draw on.');
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(url);
  }
  const text = canvas.toDataURL('image/png');
  return { pngBase64: text.slice(text.indexOf(',') + 1) };
};
