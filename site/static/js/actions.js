// What a button can do by saying so: data-action="print | share", data-open="<dialog id>", data-toast="<words>".
import { showToast } from "./toasts.js";

// The address stays in sight until the reader puts it away: copying by hand takes longer than a toast.
const showAddress = (trigger, address) => {
  const place = trigger.closest('.share').querySelector('.share__address');
  const field = place.querySelector('input');
  place.hidden = false;
  field.value = address;
  field.focus();
  field.select();
};

const putAway = (trigger) => {
  trigger.parentElement.hidden = true;
  trigger.closest('.share').querySelector('[data-action="share"]').focus();
};

const share = async (trigger) => {
  const { dataset } = trigger;
  const address = dataset.url || document.querySelector('link[rel="canonical"]')?.href || location.href;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ title: document.title, url: address });
      return;
    } catch (error) {
      if (error.name === 'AbortError') return;
    }
  }
  try {
    await navigator.clipboard.writeText(address);
    showToast(dataset.copied);
  } catch {
    showAddress(trigger, address);
  }
};

const actions = { print: () => window.print(), share, 'put-away': putAway };

document.addEventListener('click', ({ target }) => {
  const trigger = target.closest('[data-action], [data-open], [data-toast]');
  if (!trigger) return;
  const { action, open, toast } = trigger.dataset;
  if (open) {
    trigger.closest('[popover]')?.hidePopover();
    document.getElementById(open)?.showModal();
  }
  if (toast) showToast(toast);
  actions[action]?.(trigger);
});

// Buttons that only script can serve stay hidden until there is script.
for (const button of document.querySelectorAll('[data-action][hidden]')) button.hidden = false;
