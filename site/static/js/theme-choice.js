// Keeps the choice of day, evening or automatic. Without script it works on the page itself, through :has().
const KEY = 'gss-theme';
const root = document.documentElement;
const radios = document.querySelectorAll('input[name="theme"]');

const recall = () => {
  try {
    const choice = localStorage.getItem(KEY);
    return ['day', 'evening'].includes(choice) ? choice : 'auto';
  } catch {
    return root.dataset.theme ?? 'auto';
  }
};

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
  for (const radio of radios) radio.checked = radio.value === choice;
  paintBrowser(choice);
};

for (const radio of radios) {
  radio.addEventListener('change', () => {
    remember(radio.value);
    apply(radio.value);
  });
}
apply(root.dataset.theme ?? 'auto');

// A page that comes back from the browser's memory, or another tab, may know less than the device by now.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) apply(recall());
});
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) apply(recall());
});
