// Opens the answer that the address points at; browsers that open it by themselves find it open already.
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const answer = target?.closest('details');
  if (!answer) return;
  answer.open = true;
  target.scrollIntoView();
};

addEventListener('hashchange', open);
open();
