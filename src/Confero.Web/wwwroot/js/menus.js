// Closes an open menu on Escape, or when something else is pressed. Without this script a second press closes it.
const open = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("click", (event) =>
  open().forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open")),
);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  open().forEach((menu) => {
    const held = menu.contains(document.activeElement);
    menu.removeAttribute("open");
    if (held) menu.querySelector("summary").focus();
  });
});
