// Everything here is extra: every page stays usable without script.
import "./theme-choice.js";
import "./actions.js";
import "./contents.js";

// Parts that few pages have are fetched by the pages that have them.
if (document.querySelector('video-window')) import("./video-window.js");
if (document.querySelector('form[method="post"]')) import("./sending.js");
