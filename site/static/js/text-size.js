// The size of the letters in a chapter: works without script for one page, and is kept for the next ones with it.
const KEY = 'gss-text-size';
const sizes = document.querySelectorAll('input[name="text-size"]');

const kept = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const keep = (size) => {
  try {
    if (size === '1') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, size);
  } catch {
    // A private window forgets; the choice still holds on this page.
  }
};

const size = kept() ?? '1';
for (const radio of sizes) {
  radio.checked = radio.value === size;
  radio.addEventListener('change', () => keep(radio.value));
}
