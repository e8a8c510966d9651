/**
 * The pages that are compared. Each shows one rating (or feedback) form as small and as directly as its documentation
 * allows: tree-shaken, minified, no analytics, no font, no picture but what the control draws itself.
 *
 * @typedef {object} Page
 * @property {string} name - as printed and as given to `--only`
 * @property {string} script - path of the script on the bench's server
 * @property {string} [style] - path of the style sheet that the control needs
 * @property {string} [body] - what is in the page before the script
 * @property {string} [hash] - what follows `#`
 * @property {string} control - selector of the first usable control; ` >>> ` steps into a shadow root
 * @property {string} [drawing] - what else must be drawn before a person knows what to press
 * @property {readonly string[]} [levels] - selector of each level, in the order in which they are chosen
 * @property {string} [followUp] - selector of what appears when a level is chosen
 */

const levels = ['dissatisfied', 'very_satisfied', 'very_dissatisfied', 'satisfied', 'basically_satisfied'];
const peers = '/bench/peers/';

/** @type {(form: import('./site.mjs').Form) => Page[]} */
export const pages = form => {
  const flow = {
    control: 'gov-rating >>> gov-rating-scale >>> input',
    levels: levels.map(level => `gov-rating >>> gov-rating-scale >>> input[value="${level}"]`),
    followUp: 'gov-rating >>> gov-rating-tags >>> .choices',
  };
  const real = {body: '<gov-rating endpoint="/"></gov-rating>', hash: `#invitation=${form.token}`, ...flow};
  return [
    // The script tag as a portal uses it: the invitation is asked from the reference server over HTTP, nothing is
    // stubbed.
    {name: 'gov-rating', script: '/bench/ours/gov-rating.js', ...real},
    // The same for old engines, when it is built.
    {name: 'gov-rating ES2019', script: '/bench/ours/gov-rating.es2019.js', ...real},
    // The invitation's answer is in the page, as SurveyJS has its form: what the element itself costs.
    {name: 'gov-rating, form in page', script: '/bench/ours/gov-rating.js', body: inPage(form), ...flow},
    // The five levels alone, from the same script: what compares with bare stars.
    {
      name: 'gov-rating-scale alone',
      script: '/bench/ours/gov-rating.js',
      body: '<gov-rating-scale></gov-rating-scale>',
      control: 'gov-rating-scale >>> input',
    },
    // Stars alone, no form. They are usable once a star is drawn: before, there is nothing to aim at.
    {
      name: 'Shoelace stars',
      script: `${peers}shoelace.js`,
      style: `${peers}shoelace.css`,
      body: '<sl-rating label="满意度"></sl-rating>',
      control: 'sl-rating >>> [role="slider"]',
      drawing: 'sl-rating >>> sl-icon >>> svg',
    },
    {
      name: 'Web Awesome stars',
      script: `${peers}webawesome.js`,
      style: `${peers}webawesome.css`,
      body: '<wa-rating label="满意度"></wa-rating>',
      control: 'wa-rating',
      drawing: 'wa-rating >>> wa-icon >>> svg',
    },
    // The same questions as ours; the style sheet is the published one without the embedded font, the smaller of the
    // two.
    {
      name: 'SurveyJS',
      script: `${peers}surveyjs.js`,
      style: `${peers}surveyjs.css`,
      body: '<div id="form"></div>',
      control: '#form input[type="radio"]',
      levels: levels.map(level => `#form input[type="radio"][value="${level}"]`),
      followUp: '#form .sd-selectbase',
    },
    {name: 'Sentry feedback', script: `${peers}sentry.js`, control: '#sentry-feedback >>> dialog[open] input'},
    // Choosing a number leads to the question for reasons; each page gives one such choice.
    {
      name: 'PostHog survey',
      script: `${peers}posthog.js`,
      body: '<div id="form"></div>',
      control: '#form .ratings-number',
      levels: ['#form .ratings-number'],
      followUp: '#form .multiple-choice-options',
    },
  ];
};

/** Hands the element its answer instead of a connection, before the script is there. */
const inPage = form => `<div id="form"></div><script>
customElements.whenDefined('gov-rating').then(() => {
  const element = document.createElement('gov-rating');
  element.client = {getInvitation: async () => (${JSON.stringify(form.invitation)})};
  element.token = '${form.token}';
  document.getElementById('form').append(element);
});
</script>`;
