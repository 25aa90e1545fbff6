// Passkeys for forms marked data-passkey: "prove" asks the authenticator who sits there (sign-in, confirmation and
// signatures), "add" makes a new passkey. Question and answer travel as WebAuthn's own JSON; the form is then sent
// as any other. Browsers without passkeys never see the button.

const usable =
  window.PublicKeyCredential &&
  PublicKeyCredential.parseRequestOptionsFromJSON &&
  PublicKeyCredential.prototype.toJSON;

async function ask(address) {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Idempotency-Key": crypto.randomUUID() },
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

function answerOf(kind, options) {
  return kind === "add"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function wire(form) {
  const button = form.querySelector("[data-passkey-button]");
  const failed = form.querySelector("[data-passkey-failed]");
  if (!button || !usable) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (form.dataset.passkey === "add" && !form.reportValidity()) return;
    button.disabled = true;
    failed.hidden = true;
    try {
      const question = await ask(form.dataset.question);
      const answer = await answerOf(form.dataset.passkey, question.options);
      const challenge = form.querySelector("[data-passkey-challenge]");
      if (challenge) challenge.value = question.challenge;
      form.querySelector("[data-passkey-answer]").value = JSON.stringify(answer);
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      failed.textContent = failed.dataset.passkeyFailed;
      failed.hidden = false;
      button.disabled = false;
    }
  });
}

document.querySelectorAll("form[data-passkey]").forEach(wire);
