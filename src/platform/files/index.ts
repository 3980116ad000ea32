export { acceptPicture, type Picture } from './accept-picture.ts';
export type { FileStore } from './file-store.ts';
export { dropPicture, type KeptPicture, keepPictures, picturesInput, smallOf } from './keep-pictures.ts';
export { localStore } from './local-store.ts';
export { s3Store } from './s3-store.ts';
