// Each behaviour is a file of its own, bound by data attributes. Pages read and submit without any of them.
import "./theme.js";
import "./copy.js";
import "./dialogs.js";
import "./keyboard.js";
import "./toasts.js";
import { refresh } from "./times.js";
import "./log.js";
import "./live.js";

refresh(document);
