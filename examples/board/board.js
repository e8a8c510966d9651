/** Shows the place that the person chose: its name as the heading, its 行政区划代码 as the area. */
const board = document.querySelector('gov-rating-board[period]');
const places = document.getElementById('place');
const periods = document.getElementById('period');

/** A link may name the place. */
const asked = new URLSearchParams(location.search).get('area');
if ([...places.options].some(({value}) => value === asked)) places.value = asked;

function show() {
  const {value, text} = places.selectedOptions[0];
  board.setAttribute('area-code', value);
  board.setAttribute('label', text);
  board.setAttribute('period', periods.value);
}

places.addEventListener('change', show);
periods.addEventListener('change', show);
// A browser that restores the page restores the choice too.
addEventListener('pageshow', show);
