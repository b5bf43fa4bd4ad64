// All of Lantern's script. Everything works without it: it folds the menu, moves the focus to what is wrong,
// and saves drafts as people type. Nothing is kept in the browser.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink, createAll,
} from "./govuk-frontend.min.js";

const shortestGap = 5000; // milliseconds between two savings of the same form
const twoFigures = (number) => String(number).padStart(2, "0");

/** Radios that reveal fields; GOV.UK's say aria-expanded on each, which ARIA does not allow on a radio. */
class RevealingRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

/** Saves a form's fields to its data-draft-url while they are typed, and says when. */
class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]") ?? document.querySelector("[data-draft-status]");
    this.savedAt = -shortestGap;
    this.timer = 0;
    this.saving = false;
    this.last = this.written();
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", () => { this.stopped = true; clearTimeout(this.timer); });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save({ leaving: true });
    });
  }

  written() {
    const fields = new FormData(this.form);
    for (const [name, value] of [...fields]) {
      if (value instanceof File) fields.delete(name); // files are sent with the form itself
    }
    return new URLSearchParams(fields);
  }

  soon() {
    if (this.timer || this.stopped) return;
    const wait = Math.max(0, this.savedAt + shortestGap - performance.now());
    this.timer = setTimeout(() => this.save({ due: true }), Math.max(wait, 500));
  }

  async save({ leaving = false } = {}) {
    if (this.stopped || this.saving) return;
    const body = this.written();
    if (body.toString() === this.last.toString()) return;
    if (!leaving && performance.now() - this.savedAt < shortestGap) return this.soon();
    clearTimeout(this.timer);
    this.timer = 0;
    this.saving = true;
    this.savedAt = performance.now();
    try {
      const answer = await fetch(this.form.dataset.draftUrl, {
        method: "POST", body, credentials: "same-origin", keepalive: leaving, redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.last = body;
      const now = new Date();
      this.say(`Saved ${twoFigures(now.getHours())}:${twoFigures(now.getMinutes())}`);
    } catch {
      this.say("Not saved yet. Keep this page open; we will try again.");
    } finally {
      this.saving = false;
    }
    if (this.written().toString() !== this.last.toString()) this.soon();
  }

  say(words) {
    if (this.status && this.status.textContent !== words) this.status.textContent = words;
  }
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, RevealingRadios, ServiceNavigation, SkipLink]) {
  createAll(part);
}
for (const form of document.querySelectorAll("form[data-draft-url]")) new Draft(form);

// A table's box is a stop for the tab key only while it has something to scroll.
const boxes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll(".lantern-scroll")) boxes.observe(box);
