export { maskAddress } from './address.ts';
export { type CreditCode, readCreditCode } from './credit-code.ts';
export { type IdNumber, maskIdNumber, normaliseIdNumber, readIdNumber } from './id-number.ts';
export { maskName } from './name.ts';
export { maskPhone, normalisePhone } from './phone.ts';
