// The same form as ours in SurveyJS: five named levels, the tags of the chosen level, a comment once a level is chosen.
// The definition is in the script, so no server is asked; the renderer is the one without a framework.
import 'survey-core/survey-core.fontless.min.css';
import {Model} from 'survey-core';
import 'survey-js-ui';

const tagsOf = ({level}) => ({
  type: 'checkbox',
  name: `tags-${level}`,
  title: '原因',
  visibleIf: `{level} = '${level}'`,
  choices: FORM.tags.filter(tag => tag.level === level).map(({code, text}) => ({value: code, text})),
});
const survey = new Model({
  title: FORM.title,
  elements: [
    {
      type: 'rating',
      name: 'level',
      title: '您满意吗？',
      isRequired: true,
      displayMode: 'buttons',
      rateValues: FORM.levels.map(({level, text}) => ({value: level, text})),
    },
    ...FORM.levels.map(tagsOf),
    {type: 'comment', name: 'comment', title: '说明', maxLength: 500, visibleIf: '{level} notempty'},
  ],
});
survey.render(document.getElementById('form'));
