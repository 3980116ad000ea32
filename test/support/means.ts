import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Means } from '../../src/platform/context.ts';
import { localStore } from '../../src/platform/files/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { createSealer } from '../../src/platform/sealing/index.ts';

/** The outside things as a test holds them: a real key, a real folder, a silent log. */
export const testMeans: Means = {
  log: createLog('silent'),
  sealer: createSealer({ key: Buffer.alloc(32, 7), suite: 'standard' }),
  files: localStore(mkdtempSync(join(tmpdir(), 'jinlin-files-'))),
  channels: {},
  demo: true,
  origin: undefined,
};
