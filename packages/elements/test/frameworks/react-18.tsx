/** What React 18 and TypeScript make of the elements: the first part compiles, each line of the second does not. */
import '@gov-rating/elements/react-18';
import type {GovRatingElement, GovRatingReceivedDetail} from '@gov-rating/elements';
import * as React from 'react';

export function RightUse({onReceived}: {onReceived: (number: string) => void}) {
  const rating = React.useRef<GovRatingElement>(null);
  React.useEffect(() => {
    const {current} = rating;
    const told = (event: CustomEvent<GovRatingReceivedDetail>) => onReceived(event.detail.receiptNumber);
    current?.addEventListener('gov-rating-received', told);
    return () => current?.removeEventListener('gov-rating-received', told);
  }, [onReceived]);
  return (
    <form>
      <gov-rating ref={rating} key="rating" class="wide" variant="stars" shared-device="" theme="dark" />
      <gov-rating-scale name="level" value="very_satisfied" required="" />
      <gov-rating-tags name="tags" level="dissatisfied" />
      <gov-rating-comment name="comment" maxlength={150} onInput={event => event.currentTarget.value} />
      <gov-rating-board area-code="440100" />
      <gov-rating-receipt receipt="20261124-7K3QF-2M9ZD" theme="elder" />
    </form>
  );
}

export const wrongUse = [
  // @ts-expect-error A word that the attribute does not know.
  <gov-rating variant="hearts" />,
  // @ts-expect-error An attribute that the element does not have.
  <gov-rating stars={5} />,
  // @ts-expect-error React 18 would write "false", which means yes.
  <gov-rating shared-device={false} />,
  // @ts-expect-error React 18 would write "[object Object]".
  <gov-rating messages={{send: '提交'}} />,
  // @ts-expect-error React 18 does not know this class on a custom element.
  <gov-rating className="wide" />,
  // @ts-expect-error React 18 never calls it on a custom element.
  <gov-rating-scale onChange={() => undefined} />,
  // @ts-expect-error No such element.
  <gov-rating-stars />,
];

/** Hears the detail of another event. */
const foreign = (event: CustomEvent<{stars: number}>) => void event.detail.stars;
export const listen = (element: GovRatingElement) =>
  // @ts-expect-error A listener for another detail.
  element.addEventListener('gov-rating-received', foreign);
