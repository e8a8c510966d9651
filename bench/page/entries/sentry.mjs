// Sentry's feedback dialog, opened at once by its own call. The client is the smallest that carries it, its report of
// a visit is left out, and everything it sends goes to this machine.
import {feedbackIntegration, init} from '@sentry/browser';

const feedback = feedbackIntegration({autoInject: false});
init({
  dsn: `http://key@${location.host}/1`,
  tunnel: '/stub/sentry',
  defaultIntegrations: false,
  integrations: [feedback],
});
feedback.createForm().then(dialog => {
  dialog.appendToDom();
  dialog.open();
});
