// Short confirmations that may be missed. The words come from the page, never from here.
const SHOWN_FOR = 6000;

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

// They stand at the end of the window, or at its beginning when what has the focus is there.
const makeWay = () => {
  const region = document.querySelector('.toasts');
  const focused = document.querySelector(':focus-visible')?.getBoundingClientRect();
  const covers = () => focused && [...region.children].some((toast) => overlap(toast.getBoundingClientRect(), focused));
  if (!covers()) return;
  region.toggleAttribute('data-above');
};

// Once where things are, and once more when the browser has scrolled to what has the focus.
const makeWaySoon = () => {
  makeWay();
  requestAnimationFrame(makeWay);
};

export const showToast = (text) => {
  const region = document.querySelector('.toasts');
  if (!region || !text) return;
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.textContent = text;
  region.append(toast);
  makeWaySoon();
  document.addEventListener('focusin', makeWaySoon);
  setTimeout(() => {
    toast.remove();
    if (region.childElementCount) return;
    document.removeEventListener('focusin', makeWaySoon);
    region.removeAttribute('data-above');
  }, SHOWN_FOR);
};
