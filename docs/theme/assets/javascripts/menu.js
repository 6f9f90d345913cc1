// The theme's narrow-screen menu is opened by a label, which no keyboard can reach. This makes it a button.
(() => {
  // The switch between light and dark is two radio buttons of no size, each labelled as what the other does.
  for (const label of document.querySelectorAll(".md-header__option label")) {
    const option = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.hidden = label.hidden;
    button.title = label.title;
    button.setAttribute("aria-label", label.title);
    button.append(...label.childNodes);
    button.addEventListener("click", () => {
      option.click();
      option.nextElementSibling.focus();
    });
    label.replaceWith(button);
  }
  for (const option of document.querySelectorAll(".md-option")) {
    option.tabIndex = -1;
    option.setAttribute("aria-hidden", "true");
  }

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
