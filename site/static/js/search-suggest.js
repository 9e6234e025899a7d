// <search-suggest data-url data-failed>: words and titles while somebody is typing, in a row under the field.
// A combobox with a list: arrows choose, Enter goes there, Escape puts the list away. Without script it is a form.
// The results below follow by themselves (hx-get on the field). Here they are held back when nothing is to be asked, the
// choices stay open while they change, and it is told when they could not be fetched.
const WAIT = 120;
const SHORTEST = 2;

class SearchSuggest extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type="search"]');
    this.list = this.querySelector('[role="listbox"]');
    this.chosen = -1;
    const { field, list } = this;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    })) field.setAttribute(name, value);
    field.addEventListener('input', () => this.wait());
    field.addEventListener('keydown', (event) => this.press(event));
    // The list stays when the focus leaves: the results below it would jump away from under a finger.
    field.addEventListener('blur', () => this.choose(-1));
    field.form.addEventListener('submit', (event) => this.leave(event));
    addEventListener('pageshow', () => { this.leaving = false; });
    field.addEventListener('htmx:confirm', (event) => {
      if (this.leaving || field.value.trim().length === 1) event.preventDefault();
    });
    const found = document.getElementById('found');
    found.addEventListener('htmx:beforeSwap', () => { this.choosing = found.querySelector('#facets')?.open; });
    found.addEventListener('htmx:afterSwap', () => {
      if (this.choosing) found.querySelector('#facets')?.setAttribute('open', '');
      found.removeAttribute('data-stale');
      this.takeAlong();
    });
    for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) field.addEventListener(failure, () => this.tell());
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => this.go(target.closest('[role="option"]')));
  }

  get options() {
    return [...this.list.querySelectorAll('[role="option"]')];
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    const words = this.field.value;
    if (words.trim().length < SHORTEST) return this.close();
    this.timer = setTimeout(() => this.ask(words), WAIT);
  }

  async ask(words) {
    this.request = new AbortController();
    try {
      const address = `${this.dataset.url}?q=${encodeURIComponent(words)}`;
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.show((await response.json()).suggestions);
    } catch {
      // Nothing to offer; the form works all the same.
    }
  }

  show(suggestions) {
    this.chosen = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(...suggestions.map((suggestion, place) => this.option(suggestion, place)));
    this.list.scrollLeft = 0;
    this.open(suggestions.length > 0);
  }

  option({ title, url, kind }, place) {
    const item = document.createElement('li');
    item.id = `suggestion-${place}`;
    item.role = 'option';
    item.ariaSelected = 'false';
    // A word is only the rest of what is being typed; a title has an address of its own.
    item.dataset.url = kind ? url : '';
    item.dataset.words = title;
    const words = document.createElement('span');
    words.textContent = title;
    item.append(words);
    if (kind) {
      const small = document.createElement('small');
      small.textContent = kind;
      item.append(small);
    }
    return item;
  }

  open(opened) {
    this.list.hidden = !opened;
    this.field.setAttribute('aria-expanded', String(opened));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.chosen = -1;
    this.field.removeAttribute('aria-activedescendant');
    this.open(false);
  }

  // One step past the last, as -1, is the field itself.
  choose(place) {
    const { options } = this;
    this.chosen = place === options.length ? -1 : place;
    for (const [number, option] of options.entries()) option.ariaSelected = String(number === this.chosen);
    const option = options[this.chosen];
    if (option) {
      this.field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else this.field.removeAttribute('aria-activedescendant');
  }

  press(event) {
    if (this.list.hidden) return;
    const { key } = event;
    if (key === 'Tab') this.close();
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (key === 'ArrowDown') this.choose(this.chosen + 1);
      else this.choose(this.chosen === -1 ? this.options.length - 1 : this.chosen - 1);
    } else if (key === 'Enter' && this.chosen >= 0) {
      event.preventDefault();
      this.go(this.options[this.chosen]);
    } else if (key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  tell() {
    const words = document.createElement('span');
    words.textContent = this.dataset.failed;
    document.getElementById('results').replaceChildren(words);
    document.getElementById('found').setAttribute('data-stale', '');
  }

  // The question goes along to the other language.
  takeAlong() {
    for (const link of document.querySelectorAll('.site-header a[hreflang], #menu a[hreflang]')) {
      link.search = this.field.value && new URLSearchParams({ q: this.field.value });
    }
  }

  // Enter before the pause is over: the whole page is on its way, nothing else is to be asked. Enter where we are
  // already leads to the results instead of adding a step back.
  leave(event) {
    const asked = new URLSearchParams(new FormData(this.field.form)).toString();
    // written anew, for a space may stand there as + or as %20
    const here = new URLSearchParams(location.search).toString();
    const sameAddress = new URL(this.field.form.action).pathname === location.pathname && asked === here;
    if (sameAddress && !document.querySelector('#found[data-stale], #found.htmx-request')) {
      event.preventDefault();
      this.close();
      return document.getElementById('results').focus();
    }
    this.leaving = true;
    this.close();
    htmx.trigger(this.field, 'htmx:abort');
  }

  go(option) {
    if (!option) return;
    const { url, words } = option.dataset;
    if (url) return location.assign(url);
    this.field.value = words;
    this.close();
    this.field.focus();
    htmx.trigger(this.field, 'taken');
  }
}

customElements.define('search-suggest', SearchSuggest);
