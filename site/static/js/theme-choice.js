// Keeps the choice of day, evening or automatic. Without script it works on the page itself, through :has().
const KEY = 'gss-theme';
const root = document.documentElement;

const remember = (choice) => {
  try {
    if (choice === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // A private window forgets; the choice still holds on this page.
  }
};

// The bar of the browser takes the colour of the page, also when that is not what the device asks for.
const bars = [...document.querySelectorAll('meta[name="theme-color"]')];
const [day, evening] = bars.map(({ content }) => content);

const paintBrowser = (choice) => {
  const colours = { day: [day, day], evening: [evening, evening] }[choice] ?? [day, evening];
  bars.forEach((bar, position) => bar.setAttribute('content', colours[position]));
};

const apply = (choice) => {
  if (choice === 'auto') delete root.dataset.theme;
  else root.dataset.theme = choice;
  paintBrowser(choice);
};

for (const radio of document.querySelectorAll('input[name="theme"]')) {
  radio.checked = radio.value === (root.dataset.theme ?? 'auto');
  radio.addEventListener('change', () => {
    remember(radio.value);
    apply(radio.value);
  });
}
if (root.dataset.theme) paintBrowser(root.dataset.theme);
