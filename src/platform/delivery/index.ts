export { backoff } from './backoff.ts';
export type { Channel, Delivery, Message } from './channel.ts';
export { type MailConfig, mailChannel } from './mail-channel.ts';
export { type Channels, readChannels } from './read-channels.ts';
export { type SmsConfig, smsChannel } from './sms-channel.ts';
export { type WecomConfig, wecomChannel } from './wecom-channel.ts';
