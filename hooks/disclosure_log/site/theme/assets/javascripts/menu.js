// On a narrow screen, Material opens its menu with a label, which no keyboard can reach. This makes
// it a button, and keeps the focus away from what the open menu covers.
(() => {
  const box = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  if (!box || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} dl-menu`;
  button.append(...label.childNodes);
  button.setAttribute("aria-label", "Menu");
  const wide = matchMedia("(min-width: 76.25em)");
  const behind = document.querySelectorAll(
    ".md-skip, .md-header .md-logo, .md-header [data-md-component=palette], .dl-find, .md-tabs," +
      " .dl-hero, .md-sidebar--secondary, .md-content, .md-footer",
  );
  const tell = () => {
    button.setAttribute("aria-expanded", String(box.checked));
    for (const part of behind) part.inert = box.checked && !wide.matches;
  };
  tell();
  wide.addEventListener("change", tell);
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
