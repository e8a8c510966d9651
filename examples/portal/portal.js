/* Once the element links to the progress of its rating, the page's own link below it would be a second one. */
const [rating, after] = ['gov-rating', '.after'].map(selector => document.querySelector(selector));

for (const event of ['gov-rating-received', 'gov-rating-unavailable'])
  rating.addEventListener(event, async () => {
    await rating.updateComplete;
    after.hidden = !!rating.shadowRoot.querySelector('[part~=progress]');
  });
