/** Path of a Chromium to test with, or undefined. `CHROMIUM_PATH` decides when it is set. */
export function findChromium(): string | undefined;
