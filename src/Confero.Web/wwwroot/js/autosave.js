// Saves a form marked data-autosave a moment after the last key, in the background.
// Without this script the same form has a button that saves; nothing depends on it.
const PAUSE = 1200;

function watch(form) {
  const status = form.querySelector("[data-autosave-status]");
  const version = form.querySelector("[name=ExpectedVersion]");
  let timer;
  let saving = Promise.resolve();

  async function save() {
    status.textContent = status.dataset.saving;
    const body = new FormData(form);
    body.delete("IdempotencyKey");
    const response = await fetch(form.dataset.autosave, { method: "POST", body }).catch(() => null);
    const answer = response?.ok ? await response.json().catch(() => null) : null;
    if (answer?.version) version.value = answer.version;
    for (const [name, value] of Object.entries(answer?.fields ?? {})) form.elements[name].value = value;
    status.textContent = answer?.saved ? status.dataset.saved : status.dataset.failed;
  }

  form.addEventListener("input", () => {
    status.textContent = status.dataset.unsaved;
    clearTimeout(timer);
    timer = setTimeout(() => (saving = saving.then(save)), PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

document.querySelectorAll("form[data-autosave]").forEach(watch);
