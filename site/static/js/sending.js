// Every form that is posted: sent once however often the button is pressed, and kept on the page while there is no connection.
// Without script a form is sent as ever. Nothing here can stand in the way for longer than PATIENCE.
import { showToast } from "./toasts.js";

const PATIENCE = 8000;
const ASKING = 4000;
const words = document.querySelector('#connection');
const busy = new Map();
const cleared = new WeakSet();

const isSent = (form) => form?.method === 'post';
const panelOf = (form) => form.querySelector('.connection');

const rest = (form) => {
  const { button, content, timer } = busy.get(form) ?? {};
  if (!timer) return;
  clearTimeout(timer);
  busy.delete(form);
  if (!button) return;
  button.removeAttribute('aria-busy');
  button.replaceChildren(...content);
};

// The button says what goes on; it keeps the focus and can be pressed, but nothing is sent twice.
const work = (form, submitter) => {
  const button = submitter ?? form.querySelector('button:not([type="button"])');
  busy.set(form, {
    button,
    content: button ? [...button.childNodes] : [],
    timer: setTimeout(rest, PATIENCE, form),
  });
  button?.setAttribute('aria-busy', 'true');
  button?.replaceChildren(words.dataset.busy);
};

const sayThereIsNone = (form) => {
  rest(form);
  panelOf(form)?.remove();
  form.append(words.content.cloneNode(true));
  panelOf(form).scrollIntoView({ block: 'nearest' });
};

// Only a failing network counts: whatever is answered, or not in time, is no reason to hold anybody up.
const isReachable = () =>
  navigator.onLine &&
  Promise.race([
    fetch('/-/live', { method: 'HEAD', cache: 'no-store' }).then(
      () => true,
      () => false,
    ),
    new Promise((resolve) => setTimeout(resolve, ASKING, true)),
  ]);

const send = async (form, submitter) => {
  const reachable = await isReachable();
  if (!busy.has(form)) return;
  if (!reachable) {
    sayThereIsNone(form);
    return;
  }
  panelOf(form)?.remove();
  cleared.add(form);
  form.requestSubmit(submitter?.isConnected ? submitter : null);
};

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !isSent(form)) return;
  if (cleared.delete(form)) return;
  event.preventDefault();
  if (busy.has(form)) return;
  work(form, submitter);
  send(form, submitter);
});

const wasTypedIn = (form) =>
  [...form.elements].some((field) => field.type !== 'hidden' && 'defaultValue' in field && field.value !== field.defaultValue);

addEventListener('offline', () => {
  for (const form of document.forms) if (isSent(form) && wasTypedIn(form)) sayThereIsNone(form);
});
addEventListener('online', () => {
  const panels = document.querySelectorAll('.connection');
  for (const panel of panels) panel.remove();
  if (panels.length) showToast(words.dataset.back);
});

// Who comes back to a page that the browser kept finds its forms as they were before they were sent.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const form of [...busy.keys()]) rest(form);
});
