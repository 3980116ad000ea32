import { Invalid } from '../errors.ts';

const headBytes = 4096;

/** Refuses by its bytes what is no JPEG, PNG, WebP or GIF, and pictures that are also a page or a document. */
export function refuseDisguise(bytes: Buffer, field: string): void {
  const refuse = (sentence: string): never => {
    throw new Invalid({ [field]: sentence });
  };
  if (bytes.length === 0) refuse('图片是空的，请重新选择。');
  const head = bytes.subarray(0, headBytes).toString('latin1');
  const text = head.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (/^<[?!a-z]/i.test(text)) refuse('不接受 SVG 或网页文件，请上传照片（JPEG、PNG 或 WebP）。');
  if (text.startsWith('%PDF-')) refuse('这是 PDF，不是图片。请截图或拍照后上传。');
  if (/^....ftyp(hei[cfmsx]|he[vi][cmsx]|mif1|msf1|avi[fs])/s.test(head)) {
    refuse('暂不支持 HEIC、AVIF 格式。请在手机“相机—格式”里选“兼容性最佳”，或截图后上传。');
  }
  if (!isPicture(head)) refuse('这不是能用的图片，请上传 JPEG、PNG、WebP 或 GIF。');
  // Drawing anew drops all of it; refusing as well tells the sender, and keeps such files out of logs and scanners.
  const isPage =
    /<(html|body|svg|\?php)|%PDF-/i.test(head) || /<script|<iframe|<!doctype/i.test(bytes.toString('latin1'));
  if (isPage) refuse('图片里夹带了网页或文档内容，不能接收。请截图后上传截图。');
}

function isPicture(head: string): boolean {
  const magics = ['\u00FF\u00D8\u00FF', '\u0089PNG\r\n\u001A\n', 'GIF87a', 'GIF89a'];
  return magics.some((magic) => head.startsWith(magic)) || /^RIFF....WEBP/s.test(head);
}
