/* The page's own script: who has signed in. A department asks its identity provider here, this page its demo issuer. */
const desk = document.querySelector('gov-rating-desk');
const person = document.querySelector('#person');
const office = document.querySelector('#office');

/** Gives the person's access token, and asks for a new one shortly before it ends. It lives in this script only. */
function signedInAs(id) {
  let token = '';
  let until = 0;
  return async () => {
    if (Date.now() < until) return token;
    const response = await fetch('../../demo-issuer/token', {method: 'POST', body: id});
    if (!response.ok) throw new Error('Nobody can sign in here.');
    const {access_token: fresh, expires_in: seconds} = await response.json();
    until = Date.now() + (seconds - 60) * 1000;
    return (token = fresh);
  };
}

/** Reads the results of the person's own institutions, small numbers too, for the same element that shows public ones. */
const officeResults = token => ({
  async getStatistics(query = {}) {
    const response = await fetch(`../../v1/office-statistics?${new URLSearchParams(query)}`, {
      headers: {authorization: `Bearer ${await token()}`},
    });
    if (!response.ok) throw new Error('The results could not be read.');
    return response.json();
  },
});

/** Shows a board that sends the token of this person, in place of the one before. */
function showOffice(token) {
  office.querySelector('gov-rating-board')?.remove();
  const board = Object.assign(document.createElement('gov-rating-board'), {
    label: '本机构及下级机构',
    period: '12m',
    groupBy: 'institution',
    client: officeResults(token),
  });
  office.append(board);
}

const signIn = () => {
  const token = signedInAs(person.value);
  desk.token = token;
  // Staff see the results of others nowhere; the server would refuse too.
  office.hidden = person.value === 'staff';
  if (!office.hidden) showOffice(token);
};
person.addEventListener('change', signIn);

/** A link may name who signs in, and the order to open. */
const asked = new URLSearchParams(location.search).get('person');
if ([...person.options].some(({value}) => value === asked)) person.value = asked;
signIn();

/** Opens the order that the address names behind `#`. */
async function openAsked() {
  const [, orderNumber] = /^#order=(GD[\w-]+)$/.exec(location.hash) ?? [];
  if (!orderNumber) return;
  await customElements.whenDefined('gov-rating-desk');
  await desk.open(orderNumber);
}
addEventListener('hashchange', openAsked);
openAsked();
