import sharp from 'sharp';

/** A picture as a telephone would send it, large enough that a browser shrinks it. */
export async function photo(name = '楼道.jpg') {
  const picture = sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#b0a090' } });
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}
