// A PostHog survey inside the page: a rating that leads to the reasons at once, then a comment. The surveys part is in
// the bundle instead of being loaded later, recording and automatic capture are off: the leanest way to one survey.
// The survey comes from PostHog's backend, which is a stub on this machine and answers from memory.
import posthog from 'posthog-js/dist/module.no-external';
import 'posthog-js/dist/surveys';

posthog.init('bench', {
  api_host: `${location.origin}/stub/posthog`,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  advanced_disable_toolbar_metrics: true,
  persistence: 'memory',
  opt_out_useragent_filter: true,
});
posthog.onSurveysLoaded(() =>
  posthog.displaySurvey('bench-survey', {
    displayType: 'inline',
    selector: '#form',
    ignoreConditions: true,
    ignoreDelay: true,
  }),
);
