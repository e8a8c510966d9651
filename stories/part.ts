import type {StoryObj} from '@storybook/web-components-vite';
import type {GovRatingScaleElement} from '@gov-rating/elements';

/** What the controls of every part set. */
export type PartArgs = Pick<
  GovRatingScaleElement,
  'label' | 'name' | 'required' | 'disabled' | 'error' | 'lang' | 'messages'
> & {readonly theme: string};

/** The defaults of every part. */
export const partArgs: PartArgs = {
  label: '',
  name: '',
  required: false,
  disabled: false,
  error: '',
  theme: '',
  lang: '',
  messages: {},
};

/** Makes a control show its error, as submitting a form does. */
export function report(tag: 'gov-rating-scale' | 'gov-rating-tags' | 'gov-rating-comment'): StoryObj['play'] & object {
  return async ({canvasElement}) => {
    const part = canvasElement.querySelector(tag);
    await part?.updateComplete;
    part?.reportValidity();
  };
}
