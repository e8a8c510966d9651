// Shoelace's stars as its documentation says to pick one component: no script on the page but this one, no server.
import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/rating/rating.js';
