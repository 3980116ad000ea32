import { type Installation, openInstallation } from '../installation.ts';
import { readConfig } from '../platform/config.ts';

/** Lends a command the database and files of this installation, also beside a running server, and gives them back whatever happens. */
export async function withInstallation<R>(work: (installation: Installation) => Promise<R>): Promise<R> {
  const installation = await openInstallation(readConfig(process.env), 'tool');
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}
