/** Vite's way to import a file as text. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** Vite's way to import all files of a pattern. */
interface ImportMeta {
  glob<File>(
    pattern: string,
    options: {readonly query: string; readonly import: 'default'; readonly eager: true},
  ): Readonly<Record<string, File>>;
}
