// The list of contents: closed on narrow screens, and it shows where the reader is.
const NARROW = '(max-width: 59.99rem)';

const list = document.querySelector('details.contents');
if (list && matchMedia(NARROW).matches) list.open = false;

const links = [...document.querySelectorAll('.contents a[href^="#"]:not([href="#"])')];

const mark = (id) => {
  for (const link of links) {
    if (link.hash === `#${id}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
};

if (links.length) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) mark(target.id);
    },
    { rootMargin: '-15% 0px -70%' },
  );
  for (const { hash } of links) {
    const section = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (section) observer.observe(section);
  }
}
