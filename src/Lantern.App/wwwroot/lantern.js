// All of Lantern's script. Everything works without it: it folds the menu, moves the focus to what is wrong,
// and saves drafts as people type. Nothing is kept in the browser.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink, createAll,
} from "./govuk-frontend.min.js";

const usualGap = 5000; // milliseconds between two savings of the same form, where it says no other
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
    this.gap = Number(form.dataset.draftGap ?? usualGap);
    this.savedAt = -this.gap;
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
    const wait = Math.max(0, this.savedAt + this.gap - performance.now());
    this.timer = setTimeout(() => {
      this.timer = 0; // else one that comes while another saving is under way would be the last
      this.save();
    }, Math.max(wait, 500));
  }

  async save({ leaving = false } = {}) {
    if (this.stopped || this.saving) return;
    const body = this.written();
    if (body.toString() === this.last.toString()) return;
    if (!leaving && performance.now() - this.savedAt < this.gap) return this.soon();
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

/** Warns before somebody is signed out for doing nothing, and leaves the page when it has happened. */
class TimeLeft {
  constructor(dialog, drafts) {
    this.dialog = dialog;
    this.drafts = drafts;
    this.form = dialog.querySelector("form");
    this.words = dialog.querySelector("[data-time-left]");
    this.warnAt = Number(dialog.dataset.warn);
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.ask("").then(() => this.dialog.close()); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") this.look(); });
    this.last(Number(dialog.dataset.seconds));
  }

  last(seconds) {
    this.until = Date.now() + seconds * 1000;
    this.wait();
  }

  seconds() {
    return Math.round((this.until - Date.now()) / 1000);
  }

  wait() {
    clearTimeout(this.timer);
    const left = this.seconds();
    const next = left > this.warnAt ? left - this.warnAt : Math.max(1, Math.min(left, left % 60 || 60));
    this.timer = setTimeout(() => this.look(), next * 1000);
  }

  // Another window, or a draft saved meanwhile, may have made it longer: the hub knows.
  async look() {
    if (this.seconds() > this.warnAt) return this.wait();
    await this.ask("Left");
    const left = this.seconds();
    if (left > this.warnAt) return this.dialog.close();
    const minutes = Math.ceil(left / 60);
    this.words.textContent = `You will be signed out in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
    if (!this.dialog.open) this.dialog.showModal();
  }

  async ask(handler) {
    try {
      const answer = await fetch(`${this.form.getAttribute("action")}?handler=${handler}`, {
        method: "POST", body: new URLSearchParams(new FormData(this.form)), credentials: "same-origin", redirect: "manual",
      });
      if (answer.status >= 500) throw new Error(String(answer.status)); // nobody is signed out by a database that does not answer
      if (!answer.ok) return await this.leave();
      this.last(Number(await answer.text()));
    } catch {
      this.wait(); // the hub cannot be reached just now; it still counts
      if (this.seconds() <= 0) await this.leave();
    }
  }

  // What was typed is sent as a draft first: it is taken also after the time is over.
  async leave() {
    await Promise.allSettled(this.drafts.map((draft) => draft.save({ leaving: true })));
    location.replace(this.dialog.dataset.leave);
  }
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, RevealingRadios, ServiceNavigation, SkipLink]) {
  createAll(part);
}
const drafts = [...document.querySelectorAll("form[data-draft-url]")].map((form) => new Draft(form));
for (const dialog of document.querySelectorAll("dialog[data-seconds]")) new TimeLeft(dialog, drafts);

// A table's box is a stop for the tab key only while it has something to scroll.
const boxes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll(".lantern-scroll")) boxes.observe(box);
