// <list-filter data-list="<id>" data-label data-one data-many data-none>: makes of a form that asks the whole site one that
// shows what fits the words that are typed.
// The link leads on with the same words, to a search that also knows typing errors. In the list, [data-filter-item] is what is found, [data-filter-text] in it is what is searched, and
// [data-filter-group] goes when all in it does.
const PLAIN = { ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ß: 'ss' };

// The same as knowledge.alphabet.folded: no accents, capitals, quotes or signs.
const fold = (text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[øæœłđðþıß]/g, (letter) => PLAIN[letter])
    .replace(/[\p{M}'"`´‘’‚‛“”„‟‹›«»]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

// What is written there, without the notes that explain a word of it.
const textOf = (item) =>
  [...item.querySelectorAll('[data-filter-text]')].map((part) => {
    const copy = part.cloneNode(true);
    for (const note of copy.querySelectorAll('[popover]')) note.remove();
    return copy.textContent;
  });

class ListFilter extends HTMLElement {
  connectedCallback() {
    this.list = document.getElementById(this.dataset.list);
    if (!this.list) return;
    this.field = this.querySelector('input');
    this.further = this.querySelector('a');
    this.everywhere = this.further.href;
    this.items = [...this.list.querySelectorAll('[data-filter-item]')].map((element) => ({
      element,
      text: fold(textOf(element).join(' ')),
    }));
    this.groups = [...this.list.querySelectorAll('[data-filter-group]')];
    this.field.addEventListener('input', () => this.filter());
    // A link to something that is filtered away brings everything back.
    addEventListener('hashchange', () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest('[hidden]')) this.clear(target);
    });
    this.field.labels[0].textContent = this.dataset.label;
    this.querySelector('button').hidden = true;
    this.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
    if (this.field.value) this.filter();
  }

  filter() {
    const words = fold(this.field.value).split(' ');
    let found = 0;
    for (const { element, text } of this.items) {
      element.hidden = !words.every((word) => text.includes(word));
      found += !element.hidden;
    }
    for (const group of this.groups) group.hidden = !group.querySelector('[data-filter-item]:not([hidden])');
    this.tell(words[0] ? found : null);
  }

  tell(found) {
    const { one, many, none } = this.dataset;
    const words = found === null ? '' : found === 0 ? none : found === 1 ? one : many.replace('#', found);
    this.querySelector('output').textContent = words;
    this.further.hidden = found === null;
    this.further.href = `${this.everywhere}?q=${encodeURIComponent(this.field.value)}`;
  }

  clear(target) {
    this.field.value = '';
    this.filter();
    target.scrollIntoView();
  }
}

customElements.define('list-filter', ListFilter);
