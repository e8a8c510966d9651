/** Apps that show pages inside: pictures are saved there by a long press, downloads and printing do nothing. */
const apps = /MicroMessenger|AlipayClient|DingTalk|\bQQ\/|Weibo|WindVane|; wv\)|(iPhone|iPad)(?!.*Safari)/;

/** Whether an app shows the page, not a browser. */
export const inApp = (): boolean => apps.test(navigator.userAgent);

/** iPhones keep downloads where few look for them; what is shared goes to the photos. An iPad says that it is a Mac. */
const isApple = () => /iPhone|iPad|Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;

const download = (blob: Blob, name: string): void => {
  const href = URL.createObjectURL(blob);
  // Not in the page: its listeners for clicks on links must not take it for one of its own.
  Object.assign(document.createElement('a'), {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

/** Saves a picture on the device. False where that cannot be known, so that the person has to look for it or save it. */
export async function keepPicture(canvas: HTMLCanvasElement, name: string): Promise<boolean> {
  if (inApp()) return false;
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve));
  if (!blob) return false;
  const {share, canShare} = navigator as Partial<Navigator>;
  if (isApple() && share && canShare) {
    const files = [new File([blob], name, {type: blob.type})];
    if (canShare.call(navigator, {files})) {
      // Also where the person does nothing with it: the picture is shown in any case.
      await share.call(navigator, {files}).catch(() => undefined);
      return false;
    }
  }
  download(blob, name);
  return true;
}

const look = {width: '100%', maxWidth: '300px', border: '1px solid #838e9d'};

/**
 * What a person sees of the picture: an image, which a long press saves; where the policy of the page allows none, the
 * canvas itself, of which a person can only take a screenshot. `seen` is true for an image.
 */
export async function showPicture(
  canvas: HTMLCanvasElement,
  words: string,
): Promise<readonly [shown: HTMLElement, seen: boolean]> {
  const image = document.createElement('img');
  const seen = await new Promise<boolean>(resolve => {
    Object.assign(image, {onload: () => resolve(true), onerror: () => resolve(false)});
    Object.assign(image, {alt: words, src: canvas.toDataURL()});
  });
  for (const shown of [image, canvas]) Object.assign(shown.style, look);
  if (seen) return [image, true];
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', words);
  return [canvas, false];
}
