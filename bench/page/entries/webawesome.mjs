// Web Awesome's stars, picked alone as its documentation shows.
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import '@awesome.me/webawesome/dist/components/rating/rating.js';
