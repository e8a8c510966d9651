export function textsIn(file: string, source: string): {key: string; text: string}[];
export function avoidedIn(text: string): {word: string; say: string}[];
export function wordFaults(read?: (file: string) => string): string[];
