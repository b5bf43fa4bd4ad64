// Makes a passkey, or signs in with one. The form it belongs to is shown only where the browser can.
class Passkey {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-passkey-status]");
    form.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.run(); });
  }

  async send(handler, more) {
    const fields = new URLSearchParams(new FormData(this.form));
    for (const [name, value] of Object.entries(more)) fields.set(name, value);
    const answer = await fetch(this.form.getAttribute("action") + handler, { method: "POST", body: fields, credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async run() {
    this.status.textContent = "Waiting for your passkey.";
    try {
      const { options, awaited } = await this.send("?handler=Ask", {});
      const asked = JSON.parse(options);
      const credential = this.form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      const { then } = await this.send("", { awaited, credential: JSON.stringify(credential.toJSON()) });
      location.assign(then);
    } catch {
      this.status.textContent = "That did not work. Try again, or choose another way.";
    }
  }
}

if (globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) new Passkey(form);
}
