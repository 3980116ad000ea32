/** Names a file: the county it belongs to and its UUID. */
export type FileKey = { county: number; id: string };

/** Keeps files away from the database; putting a key again replaces the whole file at once, never a part of it. */
export interface FileStore {
  put(key: FileKey, bytes: Uint8Array): Promise<void>;
  /** Keeps what lies at a path of this machine, however large, without holding it in memory. */
  putFile(key: FileKey, path: string): Promise<void>;
  /** The file piece by piece, for what may be large; `undefined` when there is none. */
  read(key: FileKey): Promise<ReadableStream<Uint8Array> | undefined>;
  /** The file's bytes, or `undefined` when there is none. */
  get(key: FileKey): Promise<Buffer | undefined>;
  /** Removes a file; one that is already gone is no error. */
  delete(key: FileKey): Promise<void>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `county/uuid`, the only form a stored name can take, so that no name can lead out of the store. */
export function pathOf({ county, id }: FileKey): string {
  if (!Number.isInteger(county) || county < 100_000 || county > 999_999)
    throw new Error('file key: county is not six digits');
  if (typeof id !== 'string' || !uuid.test(id)) throw new Error('file key: id is not a lower-case UUID');
  return `${county}/${id}`;
}
