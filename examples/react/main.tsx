import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {RatingPage} from './rating-page.tsx';

createRoot(document.getElementById('page') as HTMLElement).render(
  <StrictMode>
    <RatingPage />
  </StrictMode>,
);
