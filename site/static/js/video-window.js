// <video-window data-player="…" data-title="…">: puts the player in the window when the reader asks for it.
class VideoWindow extends HTMLElement {
  connectedCallback() {
    if (!this.dataset.player) return;
    this.querySelector('[data-play]')?.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // wants the video's own page, elsewhere
      event.preventDefault();
      this.play();
    });
  }

  play() {
    const frame = document.createElement('iframe');
    frame.src = this.dataset.player;
    frame.title = this.dataset.title;
    frame.allow = 'autoplay; fullscreen';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    this.replaceChildren(frame);
    frame.focus();
  }
}

customElements.define('video-window', VideoWindow);
