// Puts a button beside each text that is there to be copied. Without JavaScript, or where a browser
// lets nobody copy, it is marked and copied by hand.
(() => {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("pre[data-copied]")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "dl-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${text.dataset.copied}`);
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = "Copied";
      } catch {
        said.textContent = "Not copied. Select the text and copy it.";
      }
    });
    text.after(button, said);
  }
})();
