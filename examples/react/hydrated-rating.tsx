import '@gov-rating/elements/react';
import type {GovRatingElement, GovRatingReceivedDetail} from '@gov-rating/elements';
import {useEffect, useRef, useState} from 'react';

export function Rating({onReceived}: {onReceived: (receiptNumber: string) => void}) {
  const rating = useRef<GovRatingElement>(null);
  useEffect(() => {
    const element = rating.current;
    if (!element) return;
    element.messages = {send: '提交'};
    const received = (event: CustomEvent<GovRatingReceivedDetail>) => onReceived(event.detail.receiptNumber);
    element.addEventListener('gov-rating-received', received);
    return () => element.removeEventListener('gov-rating-received', received);
  }, [onReceived]);
  return <gov-rating ref={rating} endpoint="/" />;
}

/** A page that a server rendered: the element's listener and words come in an effect. */
export function HydratedPage() {
  const [number, setNumber] = useState('');
  return (
    <main>
      <Rating onReceived={setNumber} />
      <p role="status">{number && `门户已记录回执 ${number}`}</p>
    </main>
  );
}

/** The same with what React 19 does itself where nothing was rendered before. */
export function PlainPage() {
  const [number, setNumber] = useState('');
  return (
    <main>
      <gov-rating
        endpoint="/"
        messages={{send: '提交'}}
        ongov-rating-received={event => setNumber(event.detail.receiptNumber)}
      />
      <p role="status">{number && `门户已记录回执 ${number}`}</p>
    </main>
  );
}
