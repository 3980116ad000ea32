import { resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_READ_URL: z.string().optional(),
  DATABASE_PORT: z.coerce.number().int().optional(),
  DATABASE_FAST: z.literal('unsafe').optional(),
  POOL_SIZE: z.coerce.number().int().min(1).max(200).default(8),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DEMO: z.enum(['auto', 'on', 'off']).default('auto'),
  ORIGIN: z.url().optional(),
  TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  /** Unless told, what is served over HTTPS keeps its cookies to HTTPS. */
  SECURE_COOKIES: z.enum(['on', 'off']).optional(),
  CIPHER_SUITE: z.enum(['standard', 'sm']).default('standard'),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Config = ReturnType<typeof readConfig>;

/** Reads every setting from environment variables, all optional; a wrong one stops the start with its name. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`configuration: ${lines.join('; ')} (see docs/running/configuration.md)`);
  }
  const secure = read.data.ORIGIN?.startsWith('https:') ? ('on' as const) : ('off' as const);
  return {
    ...read.data,
    SECURE_COOKIES: read.data.SECURE_COOKIES ?? secure,
    dataDir: resolve(read.data.DATA_DIR),
    env,
  };
}
