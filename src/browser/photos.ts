import { fresh, make } from './elements.ts';

const side = 1600;
const light = 400 * 1024;

type Picture = ImageBitmap | HTMLImageElement;

/** Shows chosen photos and makes them lighter before they travel: at most 1600 px a side, as JPEG. */
export function shrinkPhotos(part: ParentNode) {
  for (const field of fresh(part, '[data-photos]')) {
    const input = field.querySelector<HTMLInputElement>('input[type=file]');
    const shelf = field.querySelector<HTMLElement>('.photo-previews');
    if (input === null || shelf === null) continue;
    const max = Number(field.dataset.photos);
    let chosen: File[] = [];
    const show = () => {
      setFiles(input, chosen);
      shelf.replaceChildren(
        ...chosen.map((file) =>
          preview(file, () => {
            chosen = chosen.filter((other) => other !== file);
            show();
          }),
        ),
      );
    };
    input.addEventListener('change', () => {
      const added = [...(input.files ?? [])];
      const limit = input.multiple ? max : 1;
      void Promise.all(added.map(shrink)).then((small) => {
        chosen = (input.multiple ? [...chosen, ...small] : small).slice(0, limit);
        show();
      });
    });
  }
}

async function shrink(file: File): Promise<File> {
  const picture = await open(file).catch(() => undefined);
  if (picture === undefined) return file;
  const share = Math.min(1, side / Math.max(picture.width, picture.height));
  if (share === 1 && file.size < light) return file;
  const canvas = draw(picture, share);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (blob === null || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}

function open(file: File): Promise<Picture> {
  if (typeof createImageBitmap === 'function') return createImageBitmap(file);
  // Safari 14: needs blob: among the sources of images; without it the photo travels as it is.
  const image = new Image();
  image.src = URL.createObjectURL(file);
  return image.decode().then(() => image);
}

function draw(picture: Picture, share: number): HTMLCanvasElement {
  const canvas = make('canvas', {
    width: Math.round(picture.width * share),
    height: Math.round(picture.height * share),
  });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function preview(file: File, drop: () => void): HTMLElement {
  const remove = make('button', { type: 'button' }, '不要这张');
  remove.addEventListener('click', drop);
  const item = make('li', {}, remove);
  void open(file).then(
    (picture) => item.prepend(draw(picture, Math.min(1, 320 / picture.width))),
    () => item.prepend(file.name),
  );
  return item;
}

function setFiles(input: HTMLInputElement, files: File[]) {
  if (typeof DataTransfer !== 'function') return;
  const carrier = new DataTransfer();
  for (const file of files) carrier.items.add(file);
  input.files = carrier.files;
}
