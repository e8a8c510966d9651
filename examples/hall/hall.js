/* Renews what changes by itself: whether a screen is online, and whether a service is rated. */
const pause = 2000;
// Relative to this script, because the page of a refusal has the address of the form that was sent.
const address = new URL('./', document.currentScript.src);

function renew() {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  // Read as a document, because no script may write HTML here.
  request.responseType = 'document';
  request.onload = () => {
    if (request.status !== 200 || !request.response) return;
    for (const part of document.querySelectorAll('[data-live]')) {
      const now = request.response.getElementById(part.id);
      // What somebody is about to press stays.
      if (now && !now.isEqualNode(part) && !part.contains(document.activeElement)) part.replaceWith(now);
    }
  };
  request.onloadend = () => setTimeout(renew, pause);
  request.send();
}

setTimeout(renew, pause);
