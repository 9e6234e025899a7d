// The size of the letters in a chapter: works without script for one page, and is kept for the next ones with it.
const KEY = 'gss-text-size';
const sizes = document.querySelectorAll('input[name="text-size"]');

const kept = () => {
  try {
    return localStorage.getItem(KEY) ?? '1';
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

const show = () => {
  const size = kept();
  for (const radio of sizes) radio.checked = size ? radio.value === size : radio.checked;
};

for (const radio of sizes) radio.addEventListener('change', () => keep(radio.value));
show();

// A page that comes back from the browser's memory, or another tab, may know less than the device by now.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) show();
});
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) show();
});
