/* The page's own script: who has signed in. A department asks its identity provider here, this page its demo issuer. */
const desk = document.querySelector('gov-rating-desk');
const person = document.querySelector('#person');

/** Gives the person's access token, and asks for a new one shortly before it ends. It lives in this script only. */
function signedInAs(id) {
  let token = '';
  let until = 0;
  return async () => {
    if (Date.now() < until) return token;
    const response = await fetch('/demo-issuer/token', {method: 'POST', body: id});
    if (!response.ok) throw new Error('Nobody can sign in here.');
    const {access_token: fresh, expires_in: seconds} = await response.json();
    until = Date.now() + (seconds - 60) * 1000;
    return (token = fresh);
  };
}

const signIn = () => {
  desk.token = signedInAs(person.value);
};
person.addEventListener('change', signIn);
signIn();
