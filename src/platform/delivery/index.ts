export { backoff } from './backoff.ts';
export type { Delivery } from './channel.ts';
export { readChannels } from './read-channels.ts';
