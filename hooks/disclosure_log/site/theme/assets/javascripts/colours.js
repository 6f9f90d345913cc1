// Light or dark: as in the visitor's system, until they choose otherwise. Material's own switch is
// two radio buttons of no size, each labelled with what the other does. Here each label becomes a
// button.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const options = [...document.querySelectorAll(".md-option")];
  const names = ["media", "scheme", "primary", "accent"];
  const colour = (option) =>
    Object.fromEntries(names.map((name) => [name, option.getAttribute(`data-md-color-${name}`)]));

  const buttons = options.map((option) => {
    const label = option.nextElementSibling;
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.title = label.title;
    button.setAttribute("aria-label", label.title);
    button.append(...label.childNodes);
    label.replaceWith(button);
    option.remove();
    return button;
  });

  const show = (chosen) => {
    for (const [name, value] of Object.entries(colour(chosen)))
      document.body.setAttribute(`data-md-color-${name}`, value);
    buttons.forEach((button, place) => {
      button.hidden = options[place] !== chosen;
    });
  };
  const preferred = () =>
    options.find((option) => matchMedia(option.dataset.mdColorMedia).matches) || options[0];
  const kept = () => {
    try {
      return options[__md_get("__palette")?.index];
    } catch {
      return undefined; // The browser keeps nothing.
    }
  };
  buttons.forEach((button, place) => {
    button.addEventListener("click", () => {
      const next = (place + 1) % options.length;
      __md_set("__palette", { index: next, color: colour(options[next]) });
      show(options[next]);
      buttons[next].focus();
    });
  });
  for (const option of options)
    matchMedia(option.dataset.mdColorMedia).addEventListener("change", () =>
      show(kept() || preferred()),
    );
  if (options.length) show(kept() || preferred());
})();
