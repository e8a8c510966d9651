import '@gov-rating/elements/react';
import {useState} from 'react';

/** How a rating ended, as the page reports it in its own words. */
type End = {kind: 'received'; number: string} | {kind: 'kept'} | {kind: 'refused'; code: string};

const told = (end: End): string => {
  if (end.kind === 'received') return `门户已记录回执 ${end.number}`;
  return end.kind === 'kept' ? '评价保存在本机，联网后自动提交' : `评价未被接受（${end.code}）`;
};

/** A department's page in React 19: the element does the rating, the page hears how it ended. */
export function RatingPage() {
  const [end, setEnd] = useState<End>();
  return (
    <>
      <header className="banner">
        <div className="inner">
          <p className="organ">示例市规划和自然资源局</p>
          <p className="site">React 应用</p>
        </div>
      </header>
      <main className="inner">
        <h1>服务评价</h1>
        <gov-rating
          endpoint="/"
          variant="faces"
          ongov-rating-received={event => setEnd({kind: 'received', number: event.detail.receiptNumber})}
          ongov-rating-kept={() => setEnd({kind: 'kept'})}
          ongov-rating-refused={event => setEnd({kind: 'refused', code: event.detail.code})}
        />
        <p id="told" role="status">
          {end && told(end)}
        </p>
      </main>
    </>
  );
}
