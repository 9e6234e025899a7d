// Before the first paint: the choice of day or evening made earlier on this device. A classic script on purpose.
(() => {
  try {
    const choice = localStorage.getItem('gss-theme');
    if (choice === 'day' || choice === 'evening') document.documentElement.dataset.theme = choice;
  } catch {
    // A browser that keeps nothing shows what the device says.
  }
})();
