/**
 * Asks whose code it is, and offers what one can do there. Nothing is sent or stored before somebody rates or searches. A
 * rating goes through `<gov-rating>` with a client of its own and a queue of its own, so that it never meets the ratings of
 * invitations. No case number leaves by an address: what is found is handed to `/rate` in the storage of the tab.
 */
export const pointScript = (base: string): string => `(function () {
  var api = '${base}/v1/static-codes';
  var memory = 'gov-rating-points';
  var point = document.getElementById('point');
  var code = point.getAttribute('data-code');
  var language = 'zh-CN';
  var shown = null;
  var rating = null;
  var problem = null;
  function part(name) { return document.getElementById('point-' + name); }
  function words(name) { return window.pointWords[language][name]; }
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  function today() { return new Date(Date.now() + 28800000).toISOString().slice(0, 10); }
  function random() {
    var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(22)), function (byte) {
      return letters[byte & 63];
    }).join('');
  }
  // What this browser calls itself today, and which codes it has rated; of a day that has passed nothing is left.
  function remembered() {
    try {
      var kept = JSON.parse(localStorage.getItem(memory));
      if (kept && kept.day === today()) return kept;
      if (kept) localStorage.removeItem(memory);
    } catch (error) {}
    return {day: today(), visitor: '', rated: []};
  }
  function remember(kept) {
    try {
      localStorage.setItem(memory, JSON.stringify(kept));
    } catch (error) {
      // Without storage the server limits by network address alone.
    }
  }
  function noteRated() {
    var kept = remembered();
    if (kept.rated.indexOf(code) < 0) kept.rated.push(code);
    remember(kept);
  }

  function send(path, body, key) {
    var headers = {'Content-Type': 'application/json'};
    if (key) headers['Idempotency-Key'] = key;
    return fetch(api + path, {method: 'POST', headers: headers, body: JSON.stringify(body)}).then(function (response) {
      return response.json().then(function (answer) {
        if (response.ok) return answer;
        var wait = Number(response.headers.get('Retry-After')) || undefined;
        throw Object.assign(new Error(answer.detail), answer, {
          name: 'ApiError', status: response.status, retry: answer.retry === true, retryAfter: wait
        });
      });
    }, function (error) {
      throw Object.assign(error, {name: 'NetworkError', retry: true});
    });
  }

  // The client of the element. The token says the code and what the browser called itself when the draft was made, so that
  // a rating that waits for a network is the same request when it is sent again on another day.
  var client = {
    getInvitation: function () {
      var state = remembered().rated.indexOf(code) < 0 ? 'open' : 'rated';
      return Promise.resolve(Object.assign({}, shown.form, {state: state}));
    },
    submitRating: function (draft, options) {
      var of = options.token.slice(6, 16);
      var body = {staticCode: of, rating: draft, visitor: options.token.slice(17)};
      return send('/ratings', body, options.idempotencyKey).then(
        function (receipt) {
          if (of === code) noteRated();
          return receipt;
        },
        function (error) {
          if (error.code === 'already_rated' && of === code) noteRated();
          throw error;
        }
      );
    }
  };

  // A number to call: shown as it is, spoken digit by digit; an extension is not dialled.
  function call(link, sentence, phone) {
    link.href = 'tel:' + phone.replace(/^(.*\\d{4,})-\\d{1,6}$/, '$1').replace(/-/g, '');
    link.textContent = '';
    sentence.split('{n}').forEach(function (words, at) {
      if (at) {
        var seen = document.createElement('bdi');
        seen.setAttribute('aria-hidden', 'true');
        seen.textContent = phone;
        var heard = document.createElement('span');
        heard.className = 'sr';
        heard.textContent = phone.replace(/-/g, '，').replace(/\\d(?=\\d)/g, '$& ');
        link.appendChild(seen);
        link.appendChild(heard);
      }
      link.appendChild(document.createTextNode(words));
    });
  }
  function sayCalls() {
    var help = shown && shown.help;
    var own = help && help.institutionPhone;
    part('office').hidden = !own;
    if (own) call(part('call'), words('callOffice').replace('{i}', shown.institutionName), own);
    call(part('hotline'), words('call'), part('hotline').getAttribute('data-phone'));
  }

  function speak() {
    document.documentElement.lang = language;
    each('[data-words]', function (element) { element.textContent = words(element.getAttribute('data-words')); });
    part('language').textContent = language === 'en' ? '中文' : 'English';
    part('language').lang = language === 'en' ? 'zh-CN' : 'en';
    if (shown && shown.title) {
      part('name').textContent = words(shown.title);
      part('text').textContent = words(shown.text);
    } else if (shown) part('text').textContent = shown.text ? words(shown.text) : '';
    sayCalls();
    sayProblem();
    if (!rating) return;
    rating.lang = language;
    rating.messages = {question: words('question'), rated: words('rated'), ratedText: words('ratedText')};
  }

  function show(answer) {
    shown = answer;
    part('name').textContent = answer.name || '';
    part('institution').textContent = answer.name === answer.institutionName ? '' : answer.institutionName || '';
    part('name').lang = part('institution').lang = answer.name ? 'zh-CN' : '';
    if (answer.name) document.title = answer.name + ' · ' + window.pointWords['zh-CN'].service;
    part('ways').hidden = !answer.form;
    part('rate-way').hidden = !answer.form || !window.customElements || !customElements.get('gov-rating');
    part('find-way').hidden = !answer.caseNumberLookup;
    if (part('code') && answer.institutionCode)
      part('code').href = '${base}/my#institution=' + answer.institutionCode;
    part('again').hidden = answer.title !== 'offline';
    point.setAttribute('aria-busy', 'false');
    speak();
  }

  function ask() {
    part('again').hidden = true;
    send('', {staticCode: code}).then(
      function (answer) { show(answer.form ? answer : Object.assign(answer, {text: 'closed'})); },
      function (error) {
        show(error.code === 'unknown_point'
          ? {title: 'unknown', text: 'unknownText'}
          : {title: 'offline', text: 'offlineText'});
      }
    );
  }

  function open(name, other, then) {
    var isOpen = part(name).getAttribute('aria-expanded') === 'true';
    [name, other].forEach(function (one) {
      var opened = one === name && !isOpen;
      part(one).setAttribute('aria-expanded', String(opened));
      part(one + '-form').hidden = !opened;
    });
    if (!isOpen) then();
  }

  part('rate').addEventListener('click', function () {
    open('rate', 'find', function () {
      if (rating) return;
      rating = document.createElement('gov-rating');
      rating.setAttribute('elder-switch', 'none');
      rating.toggleAttribute('elder', document.documentElement.classList.contains('elder'));
      rating.endpoint = api;
      var kept = remembered();
      if (!kept.visitor) kept.visitor = random();
      remember(kept);
      rating.token = 'point-' + code + '-' + kept.visitor;
      rating.channel = 'qr_code';
      rating.client = client;
      speak();
      part('rate-form').appendChild(rating);
    });
  });
  part('find').addEventListener('click', function () {
    open('find', 'rate', function () { part('number').focus(); });
  });

  function sayProblem() {
    var text = problem ? words(problem) || problem : '';
    if (problem && problem.messages) text = problem.messages[language] || problem.message;
    part('number-error').textContent = text;
    part('number').setAttribute('aria-invalid', String(!!problem));
  }
  function fail(what) {
    problem = what;
    sayProblem();
    part('number').focus();
  }
  function findProjectNo() {
    // Spaces come with copied numbers, and full-width digits with Chinese keyboards.
    return part('number').value.normalize('NFKC').replace(/\\s/g, '');
  }
  part('find-form').addEventListener('submit', function (event) {
    event.preventDefault();
    var projectNo = findProjectNo();
    if (!projectNo) return fail('empty');
    if (!/^[0-9A-Za-z_-]{1,50}$/.test(projectNo)) return fail('form');
    var button = part('search');
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = words('searching');
    problem = null;
    sayProblem();
    function done() {
      button.removeAttribute('aria-disabled');
      button.textContent = words('search');
    }
    send('/services', {staticCode: code, projectNo: projectNo}).then(
      function (found) {
        done();
        part('number').value = '';
        try {
          sessionStorage.setItem('gov-rating-invitation', found.token);
          location.assign('${base}/rate');
        } catch (error) {
          location.assign('${base}/rate#invitation=' + found.token);
        }
      },
      function (error) {
        done();
        fail(error.name === 'ApiError' ? error : 'offlineText');
      }
    );
  });

  part('again').addEventListener('click', ask);
  part('language').addEventListener('click', function () {
    language = language === 'en' ? 'zh-CN' : 'en';
    speak();
  });
  speak();
  ask();
})();
`;
