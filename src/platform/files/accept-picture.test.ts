import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Invalid } from '../errors.ts';
import { acceptPicture } from './index.ts';

/** Noise does not shrink to nothing, so that a cut goes through real picture data. */
const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  });

const gps = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 12/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '112/1 58/1 0/1' },
};

/** Tag 2, latitude, as three fractions. */
const latitudeTag = Buffer.from([2, 0, 5, 0, 3, 0, 0, 0]);

test('a phone photo loses place, time and device, is turned upright and shrunk', async () => {
  const photo = await noise(2400, 1200)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Make: 'HUAWEI' }, ...gps })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  const taken = await sharp(photo).metadata();
  expect(taken.orientation).toBe(6);
  expect(taken.exif?.includes('HUAWEI')).toBe(true);
  expect(taken.exif?.includes(latitudeTag)).toBe(true);
  const kept = await acceptPicture(photo);
  expect(kept).toMatchObject({ width: 800, height: 1600 });
  for (const bytes of [kept.bytes, kept.thumb]) {
    const { format, orientation, exif, icc, xmp, iptc } = await sharp(bytes).metadata();
    expect([format, orientation, exif, icc, xmp, iptc]).toEqual(['jpeg', ...Array(5).fill(undefined)]);
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('HUAWEI')).toBe(false);
  }
  expect(await sharp(kept.thumb).metadata()).toMatchObject({ width: 240, height: 480 });
});

test('a small picture is not blown up, and what shines through becomes white', async () => {
  const png = await sharp({ create: { width: 30, height: 20, channels: 4, background: '#0000' } })
    .png()
    .toBuffer();
  const kept = await acceptPicture(png);
  expect(kept).toMatchObject({ width: 30, height: 20 });
  const { dominant } = await sharp(kept.bytes).stats();
  expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
});

test('of a moving picture the first frame is kept', async () => {
  const frame = (background: string) => ({ create: { width: 64, height: 48, channels: 3 as const, background } });
  const frames = await Promise.all(['red', 'blue'].map((color) => sharp(frame(color)).png().toBuffer()));
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  expect((await sharp(gif).metadata()).pages).toBe(2);
  const kept = await acceptPicture(gif);
  expect(kept).toMatchObject({ width: 64, height: 48 });
  expect((await sharp(kept.bytes).stats()).dominant.r).toBeGreaterThan(200);
});

test('WebP and PNG are accepted and come back as JPEG', async () => {
  for (const bytes of [await noise(99, 50).webp().toBuffer(), await noise(99, 50).png().toBuffer()]) {
    expect((await sharp((await acceptPicture(bytes)).bytes).metadata()).format).toBe('jpeg');
  }
});

test('many at once are all served, one after the other, also behind one that fails', async () => {
  const good = await noise(300, 300).jpeg().toBuffer();
  const all = [good, good.subarray(0, 900), good].map((bytes) => acceptPicture(bytes));
  const settled = await Promise.allSettled(all);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

describe('refused with words that help', async () => {
  const jpeg = await noise(900, 700).jpeg().toBuffer();
  const png = await noise(900, 700).png().toBuffer();
  const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'red' } });
  const huge = await flat(8000, 7000).png({ compressionLevel: 1 }).toBuffer();
  const wholeWebp = await flat(6000, 4400).webp({ effort: 0 }).toBuffer();
  const page = '<script>alert(1)</script>';
  test.for<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), '空的'],
    ['SVG with a script', Buffer.from(`\uFEFF <svg xmlns="http://www.w3.org/2000/svg">${page}</svg>`), 'SVG'],
    ['SVG behind an XML head', Buffer.from('<?xml version="1.0"?><svg/>'), 'SVG'],
    ['a web page', Buffer.from('<!DOCTYPE html><p>你好'), '网页'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'PDF'],
    ['HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000')]), 'HEIC'],
    ['anything else', Buffer.from('MZ\u0000\u0000'), '不是能用的图片'],
    ['a JPEG cut short', jpeg.subarray(0, jpeg.length / 2), '没有传完整'],
    ['a JPEG that lacks its last tenth', jpeg.subarray(0, jpeg.length * 0.9), '没有传完整'],
    ['a PNG cut short', png.subarray(0, png.length / 2), '没有传完整'],
    ['a JPEG with a page behind it', Buffer.concat([jpeg, Buffer.from(page)]), '夹带'],
    ['a GIF that is also a page', Buffer.from(`GIF89a/*<html>${page}*/`), '夹带'],
    [
      'a PNG with a document inside',
      Buffer.concat([png.subarray(0, 40), Buffer.from('%PDF-1.4'), png.subarray(40)]),
      '夹带',
    ],
    ['too many bytes', Buffer.alloc(20 * 1024 * 1024 + 1), '20 MB'],
    ['too many pixels', huge, '像素太多'],
    ['too many pixels to decode whole', wholeWebp, '像素太多'],
  ])('%s', async ([, bytes, words]) => {
    const problem = await acceptPicture(bytes, 'photo').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Invalid);
    expect((problem as Invalid).fields.photo).toContain(words);
  });
});
