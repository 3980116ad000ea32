export { maskAddress } from './address.ts';
export { hideNumbers } from './hide-numbers.ts';
export { maskIdNumber } from './id-number.ts';
export { maskName } from './name.ts';
export { maskPhone, normalisePhone } from './phone.ts';
