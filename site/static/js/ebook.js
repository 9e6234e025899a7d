// What a reader has read of an e-book, kept on this device only: lit windows, and the chapter to go on in.
import { showToast } from "./toasts.js";
import "./text-size.js";

const frame = document.querySelector('[data-book]');
const KEY = `gss-book-${frame.dataset.book}`;
const reading = frame.dataset.reading;

const recall = () => {
  try {
    const { read = [], here = '' } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    return { read: new Set(read), here };
  } catch {
    return { read: new Set(), here: '' };
  }
};

const keep = ({ read, here }) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ read: [...read], here }));
  } catch {
    // A private window forgets; the book can be read all the same.
  }
};

const show = (within, part, shown) => {
  for (const element of within.querySelectorAll(part)) element.hidden = !shown;
};

const fill = (words, values) => words.replace(/{(\w+)}/g, (_all, name) => values[name]);

// Every place that shows a chapter: windows on the cover, rows of the list, the chapters beside the text.
const paintChapters = ({ read, here }) => {
  for (const place of frame.querySelectorAll('[data-chapter]')) {
    const { chapter } = place.dataset;
    const isHere = chapter === here && !read.has(chapter);
    place.toggleAttribute('data-read', read.has(chapter));
    show(place, '[data-if-read]', read.has(chapter));
    show(place, '[data-if-here]', isHere && !reading);
    if (place.closest('.book-windows')) {
      if (isHere) place.setAttribute('aria-current', 'true');
      else place.removeAttribute('aria-current');
    }
  }
};

const paintProgress = ({ read, here }) => {
  const progress = frame.querySelector('[data-progress]');
  if (!progress) return;
  const windows = [...frame.querySelectorAll('.book-windows [data-chapter]')];
  const lit = windows.filter(({ dataset }) => read.has(dataset.chapter)).length;
  const unread = windows.filter(({ dataset }) => !read.has(dataset.chapter));
  const next = unread.find(({ dataset }) => dataset.chapter === here) ?? unread[0];
  const begun = lit > 0 || here !== '';
  progress.hidden = !begun;
  show(frame, '[data-forget], [data-kept]', begun);
  const { one, many, here: where, done } = progress.dataset;
  const [count, place] = progress.querySelectorAll('strong, span');
  count.textContent = fill(lit === 1 ? one : many, { read: lit, all: windows.length });
  place.textContent = next ? fill(where, { number: numberOf(next) }) : done;
  progress.querySelector('progress').value = lit;
  resume(begun && next);
};

const numberOf = (window) => window.querySelector('b').textContent;

const resume = (next) => {
  const button = frame.querySelector('[data-resume]');
  button.dataset.first ??= JSON.stringify([button.getAttribute('href'), button.textContent, button.hreflang]);
  const [href, words, language] = JSON.parse(button.dataset.first);
  button.href = next ? next.getAttribute('href') : href;
  button.hreflang = next ? next.hreflang : language;
  show(frame, '[data-if-untranslated]', button.hreflang !== '');
  button.textContent = next ? fill(button.dataset.resume, { number: numberOf(next) }) : words;
};

const paint = () => {
  const state = recall();
  paintChapters(state);
  paintProgress(state);
};

const update = (change) => {
  const state = recall();
  change(state);
  keep(state);
  paint();
};

frame.querySelector('[data-forget]')?.addEventListener('click', () => {
  update((state) => {
    state.read.clear();
    state.here = '';
  });
  frame.querySelector('[data-resume]').focus();
});

// A chapter is read once its end has been in view.
const end = frame.querySelector('[data-end]');
if (reading && end) {
  update((state) => {
    state.here = reading;
  });
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    observer.disconnect();
    if (recall().read.has(reading)) return;
    update(({ read }) => read.add(reading));
    showToast(end.dataset.lit);
  });
  observer.observe(end);
}

// The arrow keys turn the page, unless something else on the page needs them.
document.addEventListener('keydown', (event) => {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[key];
  if (!rel || !reading || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented) return;
  if (target.closest('input, textarea, select, summary, .scroll-area, [popover], video, audio, iframe')) return;
  frame.querySelector(`a[rel="${rel}"]`)?.click();
});

// A page that comes back from the browser's memory, or another tab, may know less than the device by now.
addEventListener('pageshow', paint);
addEventListener('storage', ({ key }) => {
  if (key === KEY) paint();
});
