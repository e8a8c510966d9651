export function prepareMachine(): void;
export function installedChromium(): string | undefined;
export function installedFirefox(): string | undefined;
export function chromiumLaunch(): Promise<{executablePath: string; args: string[]}>;
export function installedWebKit(): {driver: string; browser: string} | undefined;
export function installedXvfb(): string | undefined;
export function mayInstall(): boolean;
