/** What React 19 and TypeScript make of the elements: the first part compiles, each line of the second does not. */
import '@gov-rating/elements/react';
import type {GovRatingElement, GovRatingReceivedDetail, GovRatingScaleElement} from '@gov-rating/elements';
import type {GovRatingProps} from '@gov-rating/elements/react';
import {useRef, useState} from 'react';

export function RightUse({kiosk}: {kiosk: boolean}) {
  const rating = useRef<GovRatingElement>(null);
  const [number, setNumber] = useState('');
  const wider: GovRatingProps['ongov-rating-kept'] = (event: Event) => event.preventDefault();
  return (
    <form>
      <gov-rating
        ref={rating}
        key="rating"
        className="wide"
        endpoint="https://rating.example.gov.cn"
        variant="faces"
        channel="qr_code"
        theme="elder"
        shared-device={kiosk}
        messages={{send: '提交'}}
        aria-label={number}
        ongov-rating-received={event => {
          const receipt: string = event.detail.receiptNumber;
          const element: GovRatingElement = event.currentTarget;
          setNumber(`${receipt} ${element.lang}`);
        }}
        ongov-rating-kept={wider}
        ongov-rating-refused={({detail}) => setNumber(detail.code.toUpperCase())}
      />
      <gov-rating-scale
        name="level"
        value="satisfied"
        layout="compact"
        theme="inherit"
        required
        onChange={event => {
          const scale: GovRatingScaleElement = event.currentTarget;
          setNumber(scale.value);
        }}
      />
      <gov-rating-tags name="tags" level="dissatisfied" value={['209']} choices={[]} />
      <gov-rating-comment name="comment" maxlength={150} disabled={false} />
      <gov-rating-receipt
        receipt="20261124-7K3QF-2M9ZD"
        ongov-rating-supplemented={({detail}) => setNumber(detail.receiptNumber)}
      />
      <gov-rating-board institution-code="11440100MB2C123456" area-code="440100" label="结果" />
    </form>
  );
}

/** Hears the detail of another event. */
const foreign = (event: CustomEvent<{stars: number}>) => event.detail.stars;

export const wrongUse = [
  // @ts-expect-error A word that the attribute does not know.
  <gov-rating variant="hearts" />,
  // @ts-expect-error A channel that the standard does not know.
  <gov-rating channel="fax" />,
  // @ts-expect-error An attribute that the element does not have.
  <gov-rating stars={5} />,
  // @ts-expect-error A text where there is only yes or no.
  <gov-rating shared-device="yes" />,
  // @ts-expect-error A listener for another detail.
  <gov-rating ongov-rating-received={foreign} />,
  // @ts-expect-error A field that the detail does not have.
  <gov-rating ongov-rating-received={event => event.detail.level} />,
  // @ts-expect-error A sentence that the element does not say.
  <gov-rating messages={{sned: '提交'}} />,
  // @ts-expect-error A level by number.
  <gov-rating-scale value={5} />,
  // @ts-expect-error One tag where there may be many.
  <gov-rating-tags value="209" />,
  // @ts-expect-error A number in words.
  <gov-rating-comment maxlength="many" />,
  // @ts-expect-error No such element.
  <gov-rating-stars />,
];

export type Detail = GovRatingReceivedDetail;
