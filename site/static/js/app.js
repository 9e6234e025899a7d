// Everything here is extra: every page stays usable without script.
import "./theme-choice.js";
import "./actions.js";
import "./contents.js";
