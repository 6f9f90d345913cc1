// The theme's narrow-screen menu is opened by a label, which no keyboard can reach. This makes it a button.
(() => {
  const box = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  if (!box || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} dl-menu`;
  button.append(...label.childNodes);
  button.setAttribute("aria-label", "Menu");
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  tell();
  box.addEventListener("change", tell);
  button.addEventListener("click", () => box.click());
  label.replaceWith(button);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      box.click();
      button.focus();
    }
  });
})();
