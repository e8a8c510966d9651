/**
 * Puts a text on the clipboard: by the browser's API, else as pages did before it, which insecure and old pages need.
 * Rejects where neither works.
 *
 * @param root The tree in which a field is for a moment.
 */
export async function copyText(text: string, root: Node): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No API, or the page may not use it.
    const field = root.appendChild(document.createElement('textarea'));
    Object.assign(field, {className: 'sr', readOnly: true, value: text}).select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) throw new Error('not copied');
  }
}
