/** Lowers a bundle to what mini-programs read: ES2017, ASCII only. */
export function toEs2017(code: string): Promise<string>;
