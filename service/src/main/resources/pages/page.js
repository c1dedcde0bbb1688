// Looks now and then whether there is news, says so, and never moves what somebody is reading. Without it the page says the same.
(() => {
  'use strict';
  const live = document.getElementById('live');
  const main = document.getElementById('main');
  if (!live || !main || !window.fetch || !window.Intl) return;
  const words = live.dataset;
  const PAUSE = 30000;
  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  let shown = main.innerHTML;
  let tag = '';
  let skew = 0;
  let failures = 0;
  let lastLook = Date.now();
  let rest = 0;
  let timer = 0;
  let fresh = null;

  const now = () => Date.now() + skew;

  function ago(moment) {
    const seconds = Math.round((now() - moment) / 1000);
    if (!(seconds >= 0) || seconds >= 86400) return '';
    if (seconds < 60) return relative.format(0, 'second');
    return seconds < 3600
      ? relative.format(-Math.floor(seconds / 60), 'minute')
      : relative.format(-Math.floor(seconds / 3600), 'hour');
  }

  // The exact time stays; beside it stands how long ago that is.
  function tellTimes() {
    main.querySelectorAll('.when > time, .next .note > time').forEach((time) => {
      const text = ago(Date.parse(time.dateTime));
      let beside = time.nextElementSibling;
      if (!beside || beside.className !== 'ago') {
        if (!text) return;
        beside = document.createElement('span');
        beside.className = 'ago';
        time.after(beside);
      }
      const worded = text && ` · ${text}`;
      if (beside.textContent !== worded) beside.textContent = worded;
    });
    main.querySelectorAll('.due:not(.late)').forEach((promise) => {
      if (now() < Date.parse(promise.dataset.due)) return;
      promise.textContent = promise.dataset.late;
      promise.classList.add('late');
    });
  }

  function say(text, button) {
    live.replaceChildren();
    if (!text) return;
    const line = document.createElement('p');
    line.textContent = text;
    live.append(line);
    if (button) {
      const show = document.createElement('button');
      show.type = 'button';
      show.textContent = words.show;
      show.addEventListener('click', () => take(true));
      line.append(' ', show);
    }
  }

  const ids = (where) => [...where.querySelectorAll('article[id]')];

  function firstNew(page) {
    const before = new Set(ids(main).map((article) => article.id));
    return ids(page.querySelector('main')).find((article) => !before.has(article.id));
  }

  function news(page) {
    const article = firstNew(page);
    const headline = article && article.querySelector('h3');
    return headline ? `${words.message} ${headline.textContent.trim()}.` : words.changed;
  }

  // Whoever is at the top, and has nothing marked, open or in focus further down, reads nothing that could move.
  function mayTakeAtOnce() {
    const selection = window.getSelection();
    return (
      window.scrollY < 80 &&
      !main.contains(document.activeElement) &&
      !(selection && String(selection)) &&
      !main.querySelector('details[open]')
    );
  }

  function take(asked) {
    if (!fresh) return;
    const said = news(fresh);
    const article = firstNew(fresh);
    const next = fresh.querySelector('main');
    shown = next.innerHTML;
    document.title = fresh.title;
    const open = [...main.querySelectorAll('details[open]')].map((details) => details.closest('[id]')).filter(Boolean);
    main.replaceChildren(...next.childNodes);
    fresh = null;
    open.forEach((before) => {
      const details = document.getElementById(before.id) && document.getElementById(before.id).querySelector('details');
      if (details) details.open = true;
    });
    tellTimes();
    say(asked ? '' : `${said} ${words.shown}`);
    if (asked) {
      const target = (article && document.getElementById(article.id)) || main;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: 'start' });
    } else {
      setTimeout(() => {
        if (!fresh) say('');
      }, 20000);
    }
  }

  async function look() {
    timer = 0;
    lastLook = Date.now();
    try {
      // The browser asks with the tag of what it has, and an unchanged page is an answer of a few bytes.
      const answer = await fetch(location.pathname + location.search, {
        cache: 'no-cache',
        credentials: 'omit',
        headers: { Accept: 'text/html' },
      });
      rest = Number(answer.headers.get('Retry-After')) * 1000 || 0;
      if (!answer.ok) throw new Error(answer.status);
      const date = Date.parse(answer.headers.get('Date')) + (Number(answer.headers.get('Age')) || 0) * 1000;
      skew = Math.abs(date - Date.now()) > 90000 ? date - Date.now() : 0;
      if (failures > 2) say('');
      failures = 0;
      if (!answer.headers.get('ETag') || answer.headers.get('ETag') !== tag) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const body = page.getElementById('main');
        if (body && body.innerHTML !== shown) {
          fresh = page;
          if (mayTakeAtOnce()) take(false);
          else say(news(page), true);
        }
        tag = answer.headers.get('ETag') || '';
      }
    } catch {
      failures += 1;
      if (failures === 3) say(words.away);
    }
    plan();
  }

  function plan() {
    clearTimeout(timer);
    timer = 0;
    if (document.hidden) return;
    const saving = navigator.connection && navigator.connection.saveData ? 10 : 1;
    const pause = PAUSE * (1 + Math.random()) * saving * 2 ** Math.min(failures, 4);
    const passed = Date.now() - lastLook;
    timer = setTimeout(look, Math.max(pause - passed, rest, Math.random() * 2000));
  }

  document.addEventListener('visibilitychange', plan);
  const reload = document.getElementById('reload');
  if (reload) reload.textContent = words.about;
  tellTimes();
  setInterval(() => document.hidden || tellTimes(), PAUSE);
  plan();

  // A link to a message that is no longer on this page leads on to where it is.
  const wanted = /^#m-([0-9a-f-]+)$/.exec(location.hash);
  const page = /^\/i\/[a-z0-9-]+$/.exec(location.pathname);
  if (wanted && page && !document.getElementById(wanted[0].slice(1))) location.replace(`${page[0]}/m/${wanted[1]}`);
})();
