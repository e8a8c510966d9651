import {createApp} from 'vue';
import RatingPage from './rating-page.vue';

createApp(RatingPage).mount('#page');
