import pino from 'pino';

/** One line of JSON an occurrence on standard error; never a person's name, phone, address or words. */
export type Log = pino.Logger;

export function createLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: false }));
}
