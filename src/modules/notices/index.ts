export { deliverMessage, queueForgotten } from './deliver-message.ts';
export { type NewNotice, notify } from './notify.ts';
export { sendCodeMessage } from './send-code-message.ts';
