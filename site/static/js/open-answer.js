// Opens the answer that the address points at and brings its question into view. Browsers open it by themselves, but
// while it opens it has no place that they could scroll to; the question above it has one all the time.
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const answer = target?.closest('details');
  if (!answer) return;
  answer.open = true;
  answer.scrollIntoView();
};

addEventListener('hashchange', open);
addEventListener('load', open);
