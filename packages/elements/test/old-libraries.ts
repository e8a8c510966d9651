/**
 * What old libraries did to built-ins, by their names, as scripts that a page loads before ours. Each is short and
 * contains only what the original version had.
 */
export const oldLibraries = {
  /** Prototype 1.6: enumerable methods on arrays, and a toJSON that makes JSON.stringify write arrays as strings. */
  prototype: `
    Array.prototype.each = function (work) { for (var i = 0; i < this.length; i++) work(this[i], i); return this; };
    Array.prototype.first = function () { return this[0]; };
    Array.prototype.toJSON = function () {
      var texts = [];
      this.each(function (item) { texts.push(JSON.stringify(item)); });
      return '[' + texts.join(', ') + ']';
    };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Object.keys = function (object) { var names = []; for (var name in object) names.push(name); return names; };`,

  /** json2 of 2010, without its indentation: reads by eval. */
  json: `(function () {
    function quote(text) {
      return '"' + text.replace(/[\\\\"\\u0000-\\u001f]/g, function (c) {
        return '\\\\u' + ('0000' + c.charCodeAt(0).toString(16)).slice(-4);
      }) + '"';
    }
    function write(holder, key, replace) {
      var value = holder[key];
      if (value && typeof value === 'object' && typeof value.toJSON === 'function') value = value.toJSON(key);
      if (typeof replace === 'function') value = replace.call(holder, key, value);
      if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
      if (typeof value === 'string') return quote(value);
      if (typeof value !== 'object') return undefined;
      var parts = [], text;
      if (Object.prototype.toString.apply(value) === '[object Array]') {
        for (var i = 0; i < value.length; i++) parts.push(write(value, i, replace) || 'null');
        return '[' + parts.join(',') + ']';
      }
      for (var name in value) if (Object.prototype.hasOwnProperty.call(value, name)) {
        text = write(value, name, replace);
        if (text) parts.push(quote(name) + ':' + text);
      }
      return '{' + parts.join(',') + '}';
    }
    window.JSON = {
      stringify: function (value, replace) { return write({'': value}, '', replace); },
      parse: function (text) { return eval('(' + text + ')'); }
    };
  })();`,

  /** A Promise of 2014: no finally, no allSettled, no any, answers by a timer. */
  promise: `(function () {
    function Old(work) {
      this.state = 0; this.waiting = [];
      run(work, this);
    }
    function run(work, promise) {
      var done = false;
      try {
        work(function (value) { if (!done) { done = true; resolve(promise, value); } },
          function (reason) { if (!done) { done = true; settle(promise, 2, reason); } });
      } catch (error) { if (!done) { done = true; settle(promise, 2, error); } }
    }
    function resolve(promise, value) {
      try {
        var then = value && (typeof value === 'object' || typeof value === 'function') && value.then;
        if (typeof then === 'function') run(function (yes, no) { then.call(value, yes, no); }, promise);
        else settle(promise, 1, value);
      } catch (error) { settle(promise, 2, error); }
    }
    function settle(promise, state, value) {
      promise.state = state; promise.value = value;
      promise.waiting.splice(0).forEach(function (one) { handle(promise, one); });
    }
    function handle(promise, one) {
      if (!promise.state) return promise.waiting.push(one);
      setTimeout(function () {
        var work = promise.state === 1 ? one.yes : one.no;
        if (typeof work !== 'function') return (promise.state === 1 ? resolve : reject)(one.next, promise.value);
        try { resolve(one.next, work(promise.value)); } catch (error) { settle(one.next, 2, error); }
      }, 0);
    }
    function reject(promise, reason) { settle(promise, 2, reason); }
    Old.prototype.then = function (yes, no) {
      var next = new Old(function () {});
      handle(this, {yes: yes, no: no, next: next});
      return next;
    };
    Old.prototype['catch'] = function (no) { return this.then(null, no); };
    Old.resolve = function (value) {
      return value instanceof Old ? value : new Old(function (yes) { yes(value); });
    };
    Old.reject = function (reason) { return new Old(function (yes, no) { no(reason); }); };
    Old.all = function (list) {
      return new Old(function (yes, no) {
        var values = [], left = list.length;
        if (!left) yes(values);
        list.forEach(function (item, index) {
          Old.resolve(item).then(function (value) { values[index] = value; if (!--left) yes(values); }, no);
        });
      });
    };
    Old.race = function (list) {
      return new Old(function (yes, no) { list.forEach(function (item) { Old.resolve(item).then(yes, no); }); });
    };
    window.Promise = Old;
  })();`,

  /** A fetch over XMLHttpRequest that takes (url, options) and knows neither Request nor AbortSignal. */
  fetch: `(function () {
    window.fetch = function (url, options) {
      if (typeof url !== 'string') throw new TypeError('The address must be a text');
      options = options || {};
      return new Promise(function (resolve, reject) {
        var request = new XMLHttpRequest();
        request.open(options.method || 'GET', url, true);
        var headers = options.headers || {};
        for (var name in headers) if (typeof headers[name] === 'string') request.setRequestHeader(name, headers[name]);
        request.onerror = function () { reject(new TypeError('Network request failed')); };
        request.onload = function () {
          resolve({
            status: request.status,
            statusText: request.statusText,
            ok: request.status >= 200 && request.status < 300,
            headers: {get: function (name) { return request.getResponseHeader(name); }},
            text: function () { return Promise.resolve(request.responseText); },
            json: function () { return Promise.resolve(request.responseText).then(JSON.parse); }
          });
        };
        request.send(options.body);
      });
    };
  })();`,

  /** A loader of modules: a script that asks before it defines a global would hand itself over to it. */
  amd: `window.define = function () { throw new Error('Mismatched anonymous define() module'); };
    window.define.amd = {};
    window.require = function () {};`,
};
