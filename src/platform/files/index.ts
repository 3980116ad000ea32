export { acceptPicture, type Picture } from './accept-picture.ts';
export type { FileKey, FileStore } from './file-store.ts';
export { localStore } from './local-store.ts';
export { type S3Choices, s3Store } from './s3-store.ts';
