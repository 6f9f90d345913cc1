// A page on paper says on which day it was printed.

addEventListener("beforeprint", () => {
  for (const place of document.querySelectorAll("[data-printed]")) {
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    place.textContent = `Printed on ${day}`;
  }
});
