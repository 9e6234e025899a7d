// Short confirmations that may be missed. The words come from the page, never from here.
const SHOWN_FOR = 6000;

export const showToast = (text) => {
  const region = document.querySelector('.toasts');
  if (!region || !text) return;
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.textContent = text;
  region.append(toast);
  setTimeout(() => toast.remove(), SHOWN_FOR);
};
