export type Photo = {
  src: string;
  alt: string;
  href?: string | undefined;
  caption?: string | undefined;
};

/** Photos in a row of three, or with `lead` the first one large: the picture tells more than the words. */
export function PhotoStrip({ photos, lead }: { photos: readonly Photo[]; lead?: boolean | undefined }) {
  return (
    <ul class={lead ? 'photos lead' : 'photos'}>
      {photos.map((photo) => (
        <li>
          <figure>
            <a href={photo.href ?? photo.src}>
              <img src={photo.src} alt={photo.alt} loading="lazy" />
            </a>
            {photo.caption === undefined ? null : <figcaption>{photo.caption}</figcaption>}
          </figure>
        </li>
      ))}
    </ul>
  );
}
