// <tariff-worksheet data-key="…">: keeps a worksheet on this device, lays its bricks and asks before it clears all.
// Without script the form works as it is: :has() lays the bricks, and what is filled in lasts as long as the visit.
import { showToast } from "./toasts.js";

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};

// A browser may refuse to keep anything; the page then goes on saying that it does not.
const write = (key, sheet) => {
  try {
    if (Object.keys(sheet).length) localStorage.setItem(key, JSON.stringify(sheet));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
};

const choiceOf = (block) => block.querySelector('input:checked');

class TariffWorksheet extends HTMLElement {
  connectedCallback() {
    this.key = `gss-worksheet-${this.dataset.key}`;
    this.dialog = this.querySelector('dialog');
    this.blocks = [...this.querySelectorAll('[data-place]')];
    this.fill(read(this.key));
    this.keep();
    const form = this.querySelector('form');
    form.addEventListener('input', () => this.keep());
    form.addEventListener('reset', (event) => this.ask(event));
    this.dialog.addEventListener('close', () => this.answer());
    addEventListener('storage', ({ key }) => {
      if (key !== this.key) return;
      this.fill(read(this.key));
      this.lay();
    });
    addEventListener('beforeprint', () => this.stretch());
  }

  // What is filled in, by the number of the block; a block that nobody touched is left out.
  get sheet() {
    const sheet = {};
    for (const block of this.blocks) {
      const notes = [...block.querySelectorAll('[data-note]')].filter(({ value }) => value.trim());
      const entry = Object.fromEntries(notes.map(({ dataset, value }) => [dataset.note, value]));
      if (choiceOf(block).value !== 'none') entry.state = choiceOf(block).value;
      if (Object.keys(entry).length) sheet[block.dataset.place] = entry;
    }
    return sheet;
  }

  fill(sheet) {
    for (const block of this.blocks) {
      const entry = sheet[block.dataset.place] ?? {};
      for (const note of block.querySelectorAll('[data-note]')) note.value = entry[note.dataset.note] ?? '';
      for (const radio of block.querySelectorAll('input')) radio.checked = radio.value === (entry.state ?? 'none');
    }
  }

  keep() {
    const kept = write(this.key, this.sheet);
    this.querySelector('[data-if-kept]').hidden = !kept;
    this.querySelector('[data-unless-kept]').hidden = kept;
    this.lay();
  }

  // The wall shows how far the talk is, to eyes and ears.
  lay() {
    const counts = { agreed: 0, open: 0, none: 0 };
    for (const block of this.blocks) {
      const { value, labels } = choiceOf(block);
      const brick = this.querySelector(`[data-brick="${block.dataset.place}"]`);
      brick.dataset.state = value;
      brick.querySelector('[data-brick-state]').textContent = labels[0].textContent;
      counts[value] += 1;
    }
    for (const [state, count] of Object.entries(counts)) {
      this.querySelector(`[data-count="${state}"]`).textContent = `(${count})`;
    }
  }

  ask(event) {
    event.preventDefault();
    this.dialog.returnValue = '';
    this.dialog.showModal();
  }

  answer() {
    if (this.dialog.returnValue !== 'clear') return;
    this.fill({});
    this.keep();
    showToast(this.dataset.cleared);
  }

  // Paper does not scroll: where the browser does not size a field by its text, give it the rows it needs.
  stretch() {
    if (CSS.supports('field-sizing', 'content')) return;
    for (const note of this.querySelectorAll('textarea')) {
      while (note.scrollHeight > note.clientHeight && note.rows < 60) note.rows += 1;
    }
  }
}

customElements.define('tariff-worksheet', TariffWorksheet);
