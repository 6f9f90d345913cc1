// A link to a question is copied when it is followed, where the browser lets a page do that.

(() => {
  const SAID_FOR = 4000; // milliseconds

  for (const link of document.querySelectorAll("a[data-copy]")) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    link.after(" ", said);
    link.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link.href);
        said.textContent = "Link copied";
        setTimeout(() => said.replaceChildren(), SAID_FOR);
      } catch {
        // The address stands in the browser's own field.
      }
    });
  }
})();
