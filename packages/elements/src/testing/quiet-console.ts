/** Notes everything written to the console while it is watched; a good page writes nothing. */
export function watchConsole(): {readonly lines: string[]; readonly stop: () => void} {
  const lines: string[] = [];
  const names = ['log', 'info', 'warn', 'error'] as const;
  const originals = names.map(name => console[name]);
  for (const name of names) console[name] = (...words: unknown[]) => void lines.push(words.join(' '));
  return {
    lines,
    stop: () => names.forEach((name, index) => (console[name] = originals[index] as typeof console.log)),
  };
}
