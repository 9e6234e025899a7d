// Opens the answer that the address points at and brings it into view. Browsers open it by themselves, but some
// look for its place before it has one; a frame later it has.
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const answer = target?.closest('details');
  if (!answer) return;
  answer.open = true;
  requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
};

addEventListener('hashchange', open);
addEventListener('load', open);
