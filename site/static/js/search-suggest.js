// <search-suggest data-url data-none data-one data-many>: titles and words while somebody is typing.
// A combobox with a list: arrows choose, Enter goes there, Escape puts the list away. Without script it is a form.
const WAIT = 120;
const SHORTEST = 2;

class SearchSuggest extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type="search"]');
    this.list = this.querySelector('[role="listbox"]');
    this.output = this.querySelector('output');
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
    // A click on a suggestion takes the focus away first.
    field.addEventListener('blur', () => setTimeout(() => this.close(), 200));
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
    const { none, one, many } = this.dataset;
    const count = suggestions.length;
    this.output.textContent = count === 0 ? none : count === 1 ? one : many.replace('#', count);
    this.open(count > 0);
  }

  option({ title, url, kind }, place) {
    const item = document.createElement('li');
    item.id = `suggestion-${place}`;
    item.role = 'option';
    item.ariaSelected = 'false';
    item.dataset.url = url;
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

  choose(place) {
    const { options } = this;
    this.chosen = (place + options.length + 1) % (options.length + 1);
    // One step past the last is the field itself.
    if (this.chosen === options.length) this.chosen = -1;
    for (const [number, option] of options.entries()) option.ariaSelected = String(number === this.chosen);
    const option = options[this.chosen];
    if (option) {
      this.field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else this.field.removeAttribute('aria-activedescendant');
  }

  press(event) {
    if (this.list.hidden) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.choose(this.chosen === -1 && key === 'ArrowUp' ? this.options.length - 1 : this.chosen + (key === 'ArrowDown' ? 1 : -1));
    } else if (key === 'Enter' && this.chosen >= 0) {
      event.preventDefault();
      this.go(this.options[this.chosen]);
    } else if (key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  go(option) {
    if (option) location.assign(option.dataset.url);
  }
}

customElements.define('search-suggest', SearchSuggest);
