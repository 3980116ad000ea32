export { loadRootKey } from './root-key.ts';
export { createSealer, type Sealer } from './sealer.ts';
export { codeHash, newCode, newToken, tokenHash } from './tokens.ts';
