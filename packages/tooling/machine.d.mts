export function prepareMachine(): void;
export function installedChromium(): string | undefined;
export function installedFirefox(): string | undefined;
export function chromiumLaunch(): Promise<{executablePath: string; args: string[]}>;
