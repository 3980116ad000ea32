import type { Metadata } from 'sharp';
import { Invalid } from '../errors.ts';
import { refuseDisguise } from './picture-disguise.ts';

/** The library comes with the first picture: a server nobody sends one to stays smaller. One thread, no cache of decoded pictures. */
async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

export type Picture = { bytes: Buffer; width: number; height: number; thumb: Buffer };

const maxBytes = 20 * 1024 * 1024;
/** 8192 × 6144, what phones sold as “50 megapixels” take, must fit. */
const maxPixels = 50 * 1024 * 1024;
/** For pictures whose format must be decoded whole before it can be made smaller. */
const maxPixelsWhole = 16 * 1024 * 1024;
const side = 1600;
const thumbSide = 480;

let turn: Promise<unknown> = Promise.resolve();

/**
 * An uploaded picture made safe to keep and show: turned upright, at most 1600 pixels a side, drawn anew as JPEG
 * without any of its metadata (place, time, device), with a thumbnail of 480. Of moving pictures the first frame is kept.
 * Throws `Invalid` on the given form field. Pictures wait for each other, so that memory holds one at a time.
 */
export async function acceptPicture(bytes: Uint8Array, field = 'picture'): Promise<Picture> {
  if (bytes.length > maxBytes) throw new Invalid({ [field]: '图片超过 20 MB，请缩小或换一张。' });
  refuseDisguise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), field);
  const drawn = turn.then(() => draw(bytes, field));
  turn = drawn.catch(() => undefined);
  return drawn;
}

async function draw(bytes: Uint8Array, field: string): Promise<Picture> {
  const sharp = await loadSharp();
  const picture = () => sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true });
  const seen = await readable(picture().metadata(), field);
  refuseSize(seen, field);
  const upright = picture().autoOrient().flatten({ background: 'white' });
  const large = upright.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await readable(large.jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true }), field);
  const small = sharp(data).resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true });
  const thumb = await small.jpeg({ quality: 76 }).toBuffer();
  return { bytes: data, width: info.width, height: info.height, thumb };
}

function refuseSize({ width, height, format, isProgressive }: Metadata, field: string): void {
  const isWhole = isProgressive || (format !== 'jpeg' && format !== 'png');
  if (width * height <= (isWhole ? maxPixelsWhole : maxPixels)) return;
  throw new Invalid({ [field]: '图片的像素太多，请用手机相册缩小后再上传。' });
}

async function readable<T>(work: Promise<T>, field: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw new Invalid({ [field]: '图片的像素太多，请用手机相册缩小后再上传。' });
    }
    throw new Invalid({ [field]: '图片打不开，可能没有传完整。请重新选择，或换一张。' });
  }
}
